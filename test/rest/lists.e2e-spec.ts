import { describe, expect, it } from 'vitest';
import { CRM, customer } from './support/crm.js';
import { RestClient } from './support/rest-client.js';
import { FRAMEWORKS, startRest } from './support/started-rest.js';

const names = (body: unknown): string[] => (body as { name: string }[]).map(({ name }) => name);

describe.each(FRAMEWORKS)('a list over HTTP, on %s', (_name, adapter) => {
  async function twelve(): Promise<RestClient> {
    const { client } = await startRest({ providers: CRM, adapter: adapter(), options: { pageSize: 5 } });
    const all = Array.from({ length: 12 }, (_, index) => customer(index + 1));
    expect(await client.post('/api/customers', all)).toMatchObject({ status: 201 });
    return client;
  }

  it('is a bare array, counted, with the ways to the other pages', async () => {
    const client = await twelve();
    const first = await client.get('/api/customers?order_by=-calls');
    expect(names(first.body)).toEqual(['customer 12', 'customer 11', 'customer 10', 'customer 9', 'customer 8']);
    expect(first.headers.get('x-total-count')).toBe('12');
    expect(RestClient.links(first)).toEqual({
      first: '/api/customers?order_by=-calls',
      next: '/api/customers?order_by=-calls&offset=5',
      last: '/api/customers?order_by=-calls&offset=10',
    });
    const last = await client.get(RestClient.links(first)['last'] ?? '');
    expect(names(last.body)).toEqual(['customer 2', 'customer 1']);
    expect(RestClient.links(last)).toEqual({
      first: '/api/customers?order_by=-calls',
      prev: '/api/customers?order_by=-calls&offset=5',
      last: '/api/customers?order_by=-calls&offset=10',
    });
  });

  it('is walked with a cursor, whatever comes and goes meanwhile', async () => {
    const client = await twelve();
    const seen: string[] = [];
    let next: string | undefined = '/api/customers?cursor=&limit=5&order_by=calls';
    while (next !== undefined) {
      const page = await client.get(next);
      seen.push(...names(page.body));
      if (seen.length === 5) await client.send('DELETE', '/api/customers/c1');
      const links = RestClient.links(page);
      expect(links['first']).toBe('/api/customers?limit=5&order_by=calls&cursor=');
      expect(page.headers.get('x-next-cursor') === null).toBe(links['next'] === undefined);
      next = links['next'];
    }
    expect(seen).toEqual(Array.from({ length: 12 }, (_, index) => `customer ${index + 1}`));
  });

  it.each([
    ['customers?name=customer%203', ['customer 3']],
    ['customers?calls:ge=11', ['customer 11', 'customer 12']],
    ['customers?calls=1&calls=2', ['customer 1', 'customer 2']],
    ['customers?calls:lt=5&calls:ne=1&calls:ne=2', ['customer 3', 'customer 4']],
    ['customers?search=R%2012', ['customer 12']],
    ['customers?tenant=NULL&limit=1', ['customer 1']],
    ['customers?tenant:ne=NULL', []],
  ])('takes %s', async (query, expected) => {
    const client = await twelve();
    expect(names((await client.get(`/api/${query}`)).body)).toEqual(expected);
  });

  it('leaves out the count where nobody wants it', async () => {
    const client = await twelve();
    const page = await client.get('/api/customers?count=false&offset=5');
    expect(page.headers.get('x-total-count')).toBeNull();
    expect(RestClient.links(page)).toEqual({
      first: '/api/customers?count=false',
      prev: '/api/customers?count=false',
      next: '/api/customers?count=false&offset=10',
    });
  });

  it.each([
    ['number=1', 'number'],
    ['calls:near=1', 'calls:near'],
    ['order_by=number', 'order_by'],
    ['limit=101', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['offset=-1', 'offset'],
    ['cursor=forged', 'cursor'],
    ['cursor=&offset=1', 'cursor'],
    ['__proto__=1', '__proto__'],
    ['count=maybe', 'count'],
  ])('answers 400 to %s, and names what is wrong', async (query, field) => {
    const client = await twelve();
    const { status, body } = await client.get(`/api/customers?${query}`);
    expect({ status, body }).toEqual({
      status: 400,
      body: { message: 'Bad request', errors: [{ field, message: expect.any(String) }] },
    });
  });
});
