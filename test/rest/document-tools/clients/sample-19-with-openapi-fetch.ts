// Drives sample 19 with openapi-fetch, which knows it by the types that openapi-typescript made of its document.
import createClient from 'openapi-fetch';
import type { components, paths } from './sample-19-api.js';

type Customer = components['schemas']['Customers'];

const [, , baseUrl = ''] = process.argv;
const api = createClient<paths>({ baseUrl, headers: { authorization: 'Bearer secret' } });
const seen: Record<string, unknown> = {};

const one = await api.POST('/api/customers', { body: { name: 'Ada', number: '1001' } });
seen['created'] = one.response.status;
const ada = one.data as Customer;
const bobs = [2, 3, 4].map((index) => ({ name: `Bob ${index}`, number: `100${index}` }));
const several = await api.POST('/api/customers', { body: bobs });
seen['list created'] = (several.data as Customer[]).map(({ name }) => name);
const taken = await api.POST('/api/customers', {
  body: [
    { name: 'Cyd', number: '2001' },
    { name: 'Eve', number: '1001' },
  ],
});
seen['list refused'] = [taken.response.status, taken.error?.errors?.map(({ field }) => field)];

const filtered = await api.GET('/api/customers', {
  params: { query: { number: ['1003', '1004'], order_by: ['-name'] } },
});
seen['filtered'] = filtered.data?.map(({ name }) => name);
const walked: string[] = [];
let next: string | null = '';
while (next !== null) {
  const query = { cursor: next, limit: 3, order_by: ['name' as const] };
  const page: { data?: Customer[]; response: Response } = await api.GET('/api/customers', { params: { query } });
  walked.push(...(page.data ?? []).map(({ name }) => name));
  next = page.response.headers.get('X-Next-Cursor');
}
seen['walked'] = walked;

const path = { pk: ada.id };
const header = { 'If-Match': one.response.headers.get('ETag') ?? '' };
const patched = await api.PATCH('/api/customers/{pk}', { params: { path, header }, body: { notes: 'calls back' } });
seen['patched'] = patched.data?.notes;
const stale = await api.PATCH('/api/customers/{pk}', { params: { path, header }, body: { notes: 'too late' } });
seen['stale'] = stale.response.status;
const conflict = await api.PATCH('/api/customers/{pk}', { params: { path }, body: { number: '1002' } });
seen['conflict'] = [conflict.response.status, conflict.error?.errors?.map(({ field }) => field)];
seen['calls'] = (await api.POST('/api/customers/{pk}/calls', { params: { path } })).data;
seen['history'] = (await api.GET('/api/calls', { params: { query: { result: ['answered'] } } })).data;

const all = await api.GET('/api/customers');
const deleted: number[] = [];
for (const { id } of all.data ?? []) {
  const gone = await api.DELETE('/api/customers/{pk}', { params: { path: { pk: id } } });
  deleted.push(gone.response.status);
}
seen['deleted'] = deleted;
seen['gone'] = (await api.GET('/api/customers/{pk}', { params: { path } })).response.status;

process.stdout.write(JSON.stringify(seen));
