import { AriRest } from 'nestjs-ari/rest';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CRM, customer, CustomersStore } from './support/crm.js';
import { EventReader } from './support/event-source.js';
import { FRAMEWORKS, startRest, type RestParts, type StartedRest } from './support/started-rest.js';

const tenantOf = ({ tenant }: { tenant?: string }): string | undefined => tenant;

describe.each(FRAMEWORKS)('the events of a stream over HTTP, on %s', (_name, adapter) => {
  let rest: StartedRest;
  const start = async (options: RestParts['options'] = {}): Promise<void> => {
    rest = await startRest({ providers: CRM, adapter: adapter(), options });
  };
  const listen = (path = 'events', token = 'root', headers: Record<string, string> = {}): Promise<EventReader> =>
    EventReader.open(`${rest.url}/api/customers/${path}`, token, headers);
  const create = (...indexes: number[]): Promise<unknown> => rest.client.post('/api/customers', indexes.map(customer));

  beforeEach(() => start());

  it('tell of each change as it happens', async () => {
    const all = await listen();
    expect(all.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const deletes = await listen('events?action=delete&action=update');
    const one = await listen('events?calls=2');
    await create(1, 2);
    await rest.client.send('PATCH', '/api/customers/c2', { body: { name: 'Ada' } });
    await rest.client.send('DELETE', '/api/customers/c2');
    await all.has(5);
    expect(all.heard).toEqual(['create c1', 'create c2', 'update c2', 'delete c2']);
    await deletes.has(3);
    expect(deletes.heard).toEqual(['update c2', 'delete c2']);
    await one.has(4);
    expect(one.heard).toEqual(['create c2', 'update c2', 'delete c2']);
    expect(all.events[3]).toMatchObject({
      event: 'update',
      data: { action: 'update', model: 'customers', pk: 'c2', data: { id: 'c2', name: 'Ada' }, seq: 3 },
    });
    expect(Object.keys(all.events[3]?.data ?? {})).toEqual(['action', 'data', 'model', 'pk', 'epoch', 'seq', 'ts']);
  });

  it('begin with what is there, where that is wanted', async () => {
    await create(1, 2);
    const reader = await listen('events?snapshot=true&limit=1');
    const [first] = await reader.has(1);
    expect(first).toMatchObject({
      event: 'subscribed',
      data: { snapshot: { results: [{ id: 'c1' }], next: expect.any(String) } },
    });
  });

  it('of one object are its own', async () => {
    await create(1, 2);
    const reader = await listen('c2/events');
    await rest.client.send('DELETE', '/api/customers/c1');
    await rest.client.send('DELETE', '/api/customers/c2');
    await reader.has(2);
    expect(reader.heard).toEqual(['delete c2']);
    expect((await listen('c9/events')).response.status).toBe(404);
  });

  it('go on where they ended, and say so where nobody knows what was missed', async () => {
    const first = await listen();
    await create(1, 2);
    await first.has(3);
    first.close();
    await rest.client.send('DELETE', '/api/customers/c1');
    await create(3);
    const again = await listen('events', 'root', { 'last-event-id': first.events[1]?.id ?? '' });
    await again.has(4);
    expect(again.events[0]).toMatchObject({ event: 'subscribed', id: first.events[1]?.id, data: { recovered: true } });
    expect(again.heard).toEqual(['create c2', 'delete c1', 'create c3']);
    const lost = await listen('events', 'root', { 'last-event-id': '1@another-epoch' });
    expect((await lost.has(1))[0]).toMatchObject({ data: { recovered: false } });
  });

  it.each([
    ['events', { 'last-event-id': 'forged' }, 'last-event-id'],
    ['events?number=1', {}, 'number'],
    ['events?calls:gt=1', {}, 'calls'],
    ['events?action=vanish', {}, 'action'],
    ['events?snapshot=maybe', {}, 'snapshot'],
  ])('answer %s %o with 400, before there is a stream', async (path, headers, field) => {
    expect(await rest.client.get(`/api/customers/${path}`, headers)).toMatchObject({
      status: 400,
      body: { errors: [{ field }] },
    });
  });

  it('are for those who may, as far as they see', async () => {
    await rest.app.close();
    await start({ tenantOf, can: ({ id }, _stream, action) => action !== 'subscribe' || id !== 'root' });
    expect(await rest.client.get('/api/customers/events')).toMatchObject({ status: 403 });
    expect(await rest.client.as('nobody').get('/api/customers/events')).toMatchObject({ status: 401 });
    const [ada, bob] = [await listen('events', 'ada'), await listen('events', 'bob')];
    for (const tenant of ['acme', 'umbrella']) {
      await rest.client.post('/api/customers', { ...customer(1), tenant });
    }
    await ada.has(2);
    await bob.has(2);
    expect(ada.events[1]?.data).toMatchObject({ pk: 'c1', data: { tenant: 'acme', calls: 1 } });
    expect(bob.events[1]?.data).toMatchObject({ pk: 'c2', data: { id: 'c2', name: 'customer 1' } });
    expect(bob.events[1]?.data['data']).not.toHaveProperty('calls');
  });

  it('are so many of a user, end with the client, and say that they live', async () => {
    await rest.app.close();
    await start({ limits: { eventStreams: 1, heartbeat: 5 } });
    const first = await listen();
    expect(await rest.client.get('/api/customers/events')).toMatchObject({
      status: 429,
      body: { message: 'Too many streams of events.' },
    });
    await vi.waitFor(() => expect(first.comments).toBeGreaterThan(2), 45_000);
    first.close();
    await vi.waitFor(() => expect(rest.app.get(AriRest).eventStreams).toBe(0), 45_000);
    expect((await listen()).response.status).toBe(200);
  });

  it('are not begun for whoever asks for the headers alone', async () => {
    const reply = await rest.client.send('HEAD', '/api/customers/events');
    expect(reply).toMatchObject({ status: 200, body: undefined });
    expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(rest.app.get(AriRest).eventStreams).toBe(0);
    expect(await rest.client.send('HEAD', '/api/customers')).toMatchObject({ status: 200, body: undefined });
  });

  it('end after their time, with other rights, and with the application', async () => {
    await rest.app.close();
    await start({ limits: { eventStreamLifetime: 20 } });
    await (
      await listen()
    ).ended;
    await rest.app.close();
    await start();
    const [ada, bob] = [await listen('events', 'ada'), await listen('events', 'bob')];
    rest.app.get(AriRest).regrant({ id: 'ada' });
    await ada.ended;
    expect(rest.app.get(AriRest).eventStreams).toBe(1);
    const closed = rest.app.close();
    await bob.ended;
    await closed;
  });

  it('end for a client that does not read, and nobody else', async () => {
    await rest.app.close();
    await start({ limits: { bufferedBytes: 1_000 } });
    const slow = await fetch(`${rest.url}/api/customers/events`, { headers: { authorization: 'Bearer ada' } });
    const reader = await listen('events?action=delete');
    const store = rest.app.get(CustomersStore);
    await vi.waitFor(async () => {
      const name = 'x'.repeat(100_000);
      for (let index = 0; index < 100; index += 1) {
        await store.create({ id: `big ${performance.now()}`, name, number: '123', calls: 0 });
      }
      expect(rest.app.get(AriRest).eventStreams).toBe(1);
    }, 45_000);
    await slow.body?.cancel().catch(() => {});
    await store.create({ id: 'last', name: 'last', number: '123', calls: 0 });
    await store.delete('last');
    await reader.has(2);
    expect(reader.heard).toEqual(['delete last']);
  });
});
