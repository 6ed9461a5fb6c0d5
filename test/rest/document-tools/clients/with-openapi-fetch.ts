// Drives the API of a CRM with openapi-fetch, which knows it by the types that openapi-typescript made of its document.
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Customer = components['schemas']['Customers'];

const [, , baseUrl = ''] = process.argv;
const api = createClient<paths>({ baseUrl, headers: { authorization: 'Bearer root' } });
const seen: Record<string, unknown> = {};

const one = await api.POST('/api/customers', { body: { name: 'Ada', number: '+491234' } });
seen['created'] = one.response.status;
const ada = one.data as Customer;
const several = await api.POST('/api/customers', {
  body: [1, 2, 3].map((calls) => ({ name: `caller ${calls}`, number: `+4900${calls}`, calls })),
});
seen['list created'] = (several.data as Customer[]).map(({ name }) => name);

const filtered = await api.GET('/api/customers', {
  params: { query: { 'calls:ge': [2], order_by: ['-calls'] } },
});
seen['filtered'] = filtered.data?.map(({ name }) => name);

const walked: string[] = [];

/** Reads a page, and gives the cursor of the next one. */
async function walk(cursor: string): Promise<string | null> {
  const { data = [], response } = await api.GET('/api/customers', {
    params: { query: { cursor, limit: 2, order_by: ['name'] } },
  });
  walked.push(...data.map(({ name }) => name));
  return response.headers.get('X-Next-Cursor');
}
for (let next: string | null = ''; next !== null;) next = await walk(next);
seen['walked'] = walked;

const path = { pk: ada.id };
const tag = one.response.headers.get('ETag') ?? '';
const patched = await api.PATCH('/api/customers/{pk}', {
  params: { path, header: { 'If-Match': tag } },
  body: { calls: 7 },
});
seen['patched'] = patched.data?.calls;
const stale = await api.PATCH('/api/customers/{pk}', {
  params: { path, header: { 'If-Match': tag } },
  body: { calls: 8 },
});
seen['stale'] = stale.response.status;
const conflict = await api.POST('/api/customers/refuse', { body: {} });
seen['conflict'] = conflict.error?.errors?.map(({ field }) => field);
const wrong = await api.POST('/api/customers', { body: { name: '', number: 'none' } });
seen['wrong'] = wrong.error?.errors?.map(({ field }) => field).sort();
const noted = await api.POST('/api/customers/{pk}/note', { params: { path }, body: { text: 'calls back' } });
seen['noted'] = noted.data;
const deleted = await api.DELETE('/api/customers/{pk}', { params: { path } });
seen['deleted'] = deleted.response.status;
const cleared = await api.DELETE('/api/customers', { params: { query: { 'calls:ge': [0] } } });
seen['cleared'] = cleared.data?.deleted;

process.stdout.write(JSON.stringify(seen));
