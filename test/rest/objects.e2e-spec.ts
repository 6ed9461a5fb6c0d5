import { describe, expect, it } from 'vitest';
import { CRM, customer } from './support/crm.js';
import { FRAMEWORKS, startRest } from './support/started-rest.js';

describe.each(FRAMEWORKS)('objects over HTTP, on %s', (_name, adapter) => {
  const start = () => startRest({ providers: CRM, adapter: adapter(), options: { limits: { createdAtOnce: 3 } } });

  it('are created, read, replaced, changed and deleted', async () => {
    const { client } = await start();
    const created = await client.post('/api/customers', { name: 'Ada', number: '+491234' });
    expect(created).toMatchObject({ status: 201, body: { id: 'c1', name: 'Ada', number: '+491234', calls: 0 } });
    expect(created.headers.get('location')).toBe('/api/customers/c1');
    const read = await client.get('/api/customers/c1');
    expect(read).toMatchObject({ status: 200, body: created.body });
    expect(read.headers.get('etag')).toBe(created.headers.get('etag'));
    const patched = await client.send('PATCH', '/api/customers/c1', { body: { calls: 3 } });
    expect(patched).toMatchObject({ status: 200, body: { name: 'Ada', calls: 3 } });
    const put = await client.send('PUT', '/api/customers/c1', { body: { name: 'Bea', number: '+491234' } });
    expect(put).toMatchObject({ status: 200, body: { id: 'c1', name: 'Bea', calls: 0 } });
    expect(await client.send('DELETE', '/api/customers/c1')).toMatchObject({ status: 204, body: undefined });
    expect(await client.get('/api/customers/c1')).toMatchObject({
      status: 404,
      body: { message: 'Not found.', errors: [] },
    });
  });

  it('are created from a list, all or none', async () => {
    const { client } = await start();
    const both = await client.post('/api/customers', [customer(1), customer(2)]);
    expect(both).toMatchObject({ status: 201, body: [{ id: 'c1' }, { id: 'c2' }] });
    const wrong = await client.post('/api/customers', [customer(3), { name: 'no number' }, customer(4)]);
    expect(wrong).toMatchObject({
      status: 422,
      body: {
        message: 'Nothing was created.',
        errors: [{ field: '1.number', message: expect.any(String) }],
      },
    });
    expect((await client.get('/api/customers')).headers.get('x-total-count')).toBe('2');
    const four = await client.post('/api/customers', [1, 2, 3, 4].map(customer));
    expect(four).toMatchObject({ status: 413, body: { message: 'A list may have 3 objects at most.', errors: [] } });
  });

  it('say field by field what does not fit', async () => {
    const { client } = await start();
    const { status, body } = await client.post('/api/customers', { name: '', number: 'none', calls: 1.5 });
    expect(status).toBe(422);
    const { message, errors } = body as { message: string; errors: { field: string; message: string }[] };
    expect(message).toBe('Invalid');
    expect(errors.map(({ field }) => field).sort()).toEqual(['calls', 'name', 'number']);
    expect(await client.post('/api/customers', { id: 'mine', name: 'A', number: '123' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'id', message: 'is chosen by the server' }] },
    });
  });

  it.each(['{"name":', '"text"', 'null', '[[]]', '{"__proto__":{"role":"admin"}}', '{"constructor":1}'])(
    'answer the body %s with 400 or 422, and never with a stack',
    async (body) => {
      const { client } = await start();
      const reply = await client.send('POST', '/api/customers', { body });
      expect([400, 422]).toContain(reply.status);
      expect(JSON.stringify(reply.body)).not.toMatch(/\bat .*:\d+|node_modules|\.ts\b/);
    },
  );

  it('are changed by whoever knows their state, and by nobody else', async () => {
    const { client } = await start();
    const etag = (await client.post('/api/customers', customer(1))).headers.get('etag') ?? '';
    const same = await client.get('/api/customers/c1', { 'if-none-match': etag });
    expect(same).toMatchObject({ status: 304, body: undefined });
    const change = (calls: number, match: string) =>
      client.send('PATCH', '/api/customers/c1', { body: { calls }, headers: { 'if-match': match } });
    const changes = await Promise.all([10, 11, 12, 13].map((calls) => change(calls, etag)));
    expect(changes.map(({ status }) => String(status)).sort()).toEqual(['200', '412', '412', '412']);
    const now = changes.find(({ status }) => status === 200)?.headers.get('etag') ?? '';
    expect(await change(14, `W/${now}`)).toMatchObject({ status: 412, body: { errors: [] } });
    expect(await change(14, `"other", ${now}`)).toMatchObject({ status: 200, body: { calls: 14 } });
    expect(await change(15, '*')).toMatchObject({ status: 200 });
    const gone = await client.send('DELETE', '/api/customers/c1', { headers: { 'if-match': now } });
    expect(gone).toMatchObject({ status: 412 });
    expect(await change(16, '*')).toMatchObject({ status: 200 });
  });

  it('are deleted by a filter, and never without one', async () => {
    const { client } = await start();
    for (const index of [1, 2, 3, 4, 5]) await client.post('/api/customers', customer(index));
    expect(await client.send('DELETE', '/api/customers')).toMatchObject({
      status: 400,
      body: { message: 'Without a filter nothing is deleted.' },
    });
    expect(await client.send('DELETE', '/api/customers?calls:ge=1&limit=1')).toMatchObject({ status: 400 });
    expect(await client.send('DELETE', '/api/customers?number=1')).toMatchObject({ status: 400 });
    expect(await client.send('DELETE', '/api/customers?calls:ge=4')).toMatchObject({
      status: 200,
      body: { deleted: 2 },
    });
    expect((await client.get('/api/customers')).headers.get('x-total-count')).toBe('3');
  });

  it('have actions, with answers of every kind', async () => {
    const { client } = await start();
    await client.post('/api/customers', customer(1));
    expect(await client.post('/api/customers/c1/note', { text: 'calls back' })).toMatchObject({
      status: 200,
      body: { pk: 'c1', text: 'calls back' },
    });
    expect(await client.post('/api/customers/c1/note', {})).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'text' }] },
    });
    expect(await client.post('/api/customers/c1/forget')).toMatchObject({ status: 204, body: undefined });
    expect(await client.post('/api/customers/c1/greeting')).toMatchObject({ status: 200, body: 'Hello c1' });
    expect(await client.post('/api/customers/c9/forget')).toMatchObject({ status: 404 });
    expect(await client.post('/api/customers/c1/nothing')).toMatchObject({ status: 404 });
    expect(await client.post('/api/customers/refuse')).toMatchObject({
      status: 409,
      body: { message: 'Conflict', errors: [{ field: 'number', message: 'is taken already' }] },
    });
    expect(await client.post('/api/customers/fail')).toMatchObject({
      status: 500,
      body: { message: 'Internal error', errors: [] },
    });
  });
});
