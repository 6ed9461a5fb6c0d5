// Drives sample 19 with the client that swagger-typescript-api made of its document.
import { Api, type Customers } from './sample-19-client.js';

const [, , baseUrl = ''] = process.argv;
const { api } = new Api({ baseUrl, baseApiParams: { headers: { authorization: 'Bearer secret' } } });
const seen: Record<string, unknown> = {};

interface Refused {
  readonly status: number;
  readonly error: { readonly errors?: readonly { readonly field: string }[] };
}

/** The client throws what is no success. */
async function refused(asked: Promise<unknown>): Promise<[number, string[] | undefined]> {
  try {
    await asked;
  } catch (error) {
    const { status, error: body } = error as Refused;
    return [status, body.errors?.map(({ field }) => field)];
  }
  throw new Error('It was not refused.');
}

const one = await api.createCustomers({ name: 'Ada', number: '1001' });
seen['created'] = one.status;
const ada = one.data as Customers;
const bobs = [2, 3, 4].map((index) => ({ name: `Bob ${index}`, number: `100${index}` }));
seen['list created'] = ((await api.createCustomers(bobs)).data as Customers[]).map(({ name }) => name);
const taken = [
  { name: 'Cyd', number: '2001' },
  { name: 'Eve', number: '1001' },
];
seen['list refused'] = await refused(api.createCustomers(taken));

const filtered = await api.listCustomers({ number: ['1003', '1004'], order_by: ['-name'] });
seen['filtered'] = filtered.data.map(({ name }) => name);
const walked: string[] = [];
let next: string | null = '';
while (next !== null) {
  const query = { cursor: next, limit: 3, order_by: ['name' as const] };
  const page: { data: Customers[]; headers: Headers } = await api.listCustomers(query);
  walked.push(...page.data.map(({ name }) => name));
  next = page.headers.get('X-Next-Cursor');
}
seen['walked'] = walked;

const match = { headers: { 'If-Match': one.headers.get('ETag') ?? '' } };
seen['patched'] = (await api.patchCustomers(ada.id, { notes: 'calls back' }, match)).data.notes;
[seen['stale']] = await refused(api.patchCustomers(ada.id, { notes: 'too late' }, match));
seen['conflict'] = await refused(api.patchCustomers(ada.id, { number: '1002' }));
seen['calls'] = (await api.callsCustomers(ada.id, {})).data;
seen['history'] = (await api.listCalls({ result: ['answered'] })).data;

const deleted: number[] = [];
for (const { id } of (await api.listCustomers()).data) deleted.push((await api.deleteCustomers(id)).status);
seen['deleted'] = deleted;
[seen['gone']] = await refused(api.retrieveCustomers(ada.id));

process.stdout.write(JSON.stringify(seen));
