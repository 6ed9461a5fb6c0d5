// Drives the API of a CRM with the client that swagger-typescript-api made of its document.
import { Api, type Customers } from './client.js';

const [, , baseUrl = ''] = process.argv;
const { api } = new Api({ baseUrl, baseApiParams: { headers: { authorization: 'Bearer root' } } });
const seen: Record<string, unknown> = {};

/** The client throws what is no success. */
async function refused(asked: Promise<unknown>): Promise<{ status: number; error: { errors?: { field: string }[] } }> {
  try {
    await asked;
  } catch (error) {
    return error as { status: number; error: { errors?: { field: string }[] } };
  }
  throw new Error('It was not refused.');
}

const one = await api.createCustomers({ name: 'Ada', number: '+491234' });
seen['created'] = one.status;
const ada = one.data as Customers;
const several = await api.createCustomers(
  [1, 2, 3].map((calls) => ({ name: `caller ${calls}`, number: `+4900${calls}`, calls })),
);
seen['list created'] = (several.data as Customers[]).map(({ name }) => name);

const filtered = await api.listCustomers({ 'calls:ge': [2], order_by: ['-calls'] });
seen['filtered'] = filtered.data.map(({ name }) => name);

const walked: string[] = [];
let cursor: string | null = '';
do {
  const page: { data: Customers[]; headers: Headers } = await api.listCustomers({
    cursor,
    limit: 2,
    order_by: ['name'],
  });
  walked.push(...page.data.map(({ name }) => name));
  cursor = page.headers.get('X-Next-Cursor');
} while (cursor !== null);
seen['walked'] = walked;

const match = { headers: { 'If-Match': one.headers.get('ETag') ?? '' } };
seen['patched'] = (await api.patchCustomers(ada.id, { calls: 7 }, match)).data.calls;
seen['stale'] = (await refused(api.patchCustomers(ada.id, { calls: 8 }, match))).status;
seen['conflict'] = (await refused(api.refuseCustomers({}))).error.errors?.map(({ field }) => field);
const wrong = await refused(api.createCustomers({ name: '', number: 'none' }));
seen['wrong'] = wrong.error.errors?.map(({ field }) => field).sort();
seen['noted'] = (await api.noteCustomers(ada.id, { text: 'calls back' })).data;
seen['deleted'] = (await api.deleteCustomers(ada.id)).status;
seen['cleared'] = (await api.deleteByFilterCustomers({ 'calls:ge': [0] })).data.deleted;

process.stdout.write(JSON.stringify(seen));
