import { AriGateway } from 'nestjs-ari/gateway';
import type { ResourceUser } from 'nestjs-ari/resources';
import { describe, expect, it } from 'vitest';
import { ChangeHub } from '../../lib/resources/internal.js';
import { QuestionsStore, type Question } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway, USERS } from './support/started-gateway.js';
import { eventually } from '../client/support/eventually.js';

const question = (id: string, parts: Partial<Question> = {}): Question => ({
  id,
  question_text: 'Which?',
  votes: 0,
  ...parts,
});

const TENANTS = { tenantOf: ({ tenant }: Question) => tenant };

describe('a subscription over a socket', () => {
  it.each([
    ['any create', { action: 'create' }, ['create 3']],
    ['any update', { action: 'update' }, ['update 1', 'update 2']],
    ['this update', { action: 'update', pk: '1' }, ['update 1']],
    ['any delete', { action: 'delete' }, ['delete 1', 'delete 2']],
    ['this delete', { action: 'delete', pk: '2' }, ['delete 2']],
    ['what moves in and out', { filter: { votes: 1 } }, ['create 1', 'create 2', 'delete 1', 'delete 2']],
  ])('to %s is pushed that and nothing else, without a status', async (_, data, heard) => {
    const { app, url } = await startGateway();
    const store = app.get(QuestionsStore);
    for (const id of ['1', '2']) await store.create(question(id));
    const ws = await GatewaySocket.open(url, 'ada');
    expect(await ws.ask('questions', 'subscribe', { data, request_id: 'mine' })).toMatchObject({
      response_status: 200,
    });
    await store.create(question('3'));
    for (const id of ['1', '2']) await store.patch(id, { votes: 1 });
    for (const id of ['1', '2']) await store.delete(id);
    // The answer comes behind the pushes, on the same socket.
    await ws.ask('questions', 'list');
    expect(ws.pushes.map(({ action, pk }) => `${action} ${pk}`)).toEqual(heard);
    for (const push of ws.pushes) {
      expect(push).not.toHaveProperty('response_status');
      expect(push).not.toHaveProperty('errors');
      expect(push).toMatchObject({ request_id: 'mine', model: 'polls.question' });
      if (push.action === 'delete') expect(push.data).toEqual({ id: push.pk, pk: push.pk });
    }
  });

  it('ends by its request, by kind and key, or with all of its stream, as often as it is asked to', async () => {
    const { app, url } = await startGateway();
    const store = app.get(QuestionsStore);
    await store.create(question('1'));
    const ws = await GatewaySocket.open(url, 'ada');
    const subscribe = (data: object, request_id: string): Promise<unknown> =>
      ws.ask('questions', 'subscribe', { data, request_id });
    const unsubscribe = async (parts: object): Promise<void> => {
      for (const _ of [1, 2]) {
        expect(await ws.ask('questions', 'unsubscribe', parts)).toMatchObject({ response_status: 200, data: {} });
      }
    };
    await subscribe({ action: 'update' }, 'any');
    await subscribe({ action: 'update', pk: '1' }, 'this');
    await subscribe({ action: 'delete', pk: '1' }, 'gone');
    await unsubscribe({ data: { request_id: 'any' } });
    await store.patch('1', { votes: 1 });
    await unsubscribe({ pk: '1', data: { action: 'update' } });
    await store.patch('1', { votes: 2 });
    await unsubscribe({});
    await store.delete('1');
    await ws.ask('questions', 'list');
    expect(ws.pushes.map(({ request_id }) => request_id)).toEqual(['this']);
    expect(app.get(ChangeHub, { strict: false }).feeds).toBe(0);
  });

  it('under the same request takes the place of the one before', async () => {
    const { app, url } = await startGateway();
    const ws = await GatewaySocket.open(url, 'ada');
    for (const action of ['update', 'create']) {
      ws.send({ stream: 'questions', payload: { action: 'subscribe', data: { action }, request_id: 'mine' } });
    }
    await ws.heard(2);
    await app.get(QuestionsStore).create(question('1'));
    await app.get(QuestionsStore).patch('1', { votes: 1 });
    await ws.ask('questions', 'list');
    expect(ws.pushes.map(({ action }) => action)).toEqual(['create']);
  });

  it('is gone at once when its socket is', async () => {
    const { app, url } = await startGateway();
    const ws = await GatewaySocket.open(url, 'ada');
    await ws.ask('questions', 'subscribe', { data: { action: 'create' } });
    const hub = app.get(ChangeHub, { strict: false });
    expect(hub.feeds).toBe(1);
    ws.socket.terminate();
    await eventually(() => expect(hub.feeds).toBe(0));
    expect(app.get(AriGateway).sockets).toBe(0);
  });

  it('is answered with 404 where the object is not there, or not for this user', async () => {
    const { app, url } = await startGateway({ options: TENANTS });
    await app.get(QuestionsStore).create(question('1', { tenant: 'acme' }));
    const bob = await GatewaySocket.open(url, 'bob');
    const answers = await Promise.all(
      ['1', '9'].map((pk) => bob.ask('questions', 'subscribe', { data: { action: 'update', pk } })),
    );
    for (const answer of answers) expect(answer).toMatchObject({ response_status: 404, errors: ['Not found.'] });
  });

  it('goes on after a reconnect where it was, and says so when it cannot', async () => {
    const { app, url } = await startGateway();
    const store = app.get(QuestionsStore);
    const first = await GatewaySocket.open(url, 'ada');
    await first.ask('questions', 'subscribe', { data: { action: 'create' } });
    await store.create(question('1'));
    await first.heard(2);
    const [{ epoch, seq } = { epoch: '', seq: -1 }] = first.pushes;
    first.socket.terminate();
    for (const id of ['2', '3']) await store.create(question(id));
    const second = await GatewaySocket.open(url, 'ada');
    const again = { action: 'create', since: { epoch, seq } };
    expect(await second.ask('questions', 'subscribe', { data: again })).toMatchObject({ data: { recovered: true } });
    await second.heard(3);
    expect(second.pushes.map(({ pk }) => pk)).toEqual(['2', '3']);
    const lost = { snapshot: true, since: { epoch: 'of a process that is gone', seq } };
    expect(await second.ask('questions', 'subscribe', { data: lost })).toMatchObject({
      data: { recovered: false, snapshot: { results: [{ id: '1' }, { id: '2' }, { id: '3' }], next: null } },
    });
  });
});

describe('who hears what', () => {
  it('is decided by the tenant: no other one is in a push, a list or a number', async () => {
    const { app, url } = await startGateway({ options: TENANTS });
    const store = app.get(QuestionsStore);
    const [ada, bob] = [await GatewaySocket.open(url, 'ada'), await GatewaySocket.open(url, 'bob')];
    for (const ws of [ada, bob]) await ws.ask('questions', 'subscribe', { data: { snapshot: true } });
    await store.create(question('1', { tenant: 'acme' }));
    await store.create(question('2', { tenant: 'umbrella' }));
    await store.patch('1', { tenant: 'umbrella' });
    await store.patch('2', { votes: 1 });
    const lists = await Promise.all([ada, bob].map((ws) => ws.ask('questions', 'list', { data: { count: true } })));
    expect(lists.map(({ data }) => (data as { count: number }).count)).toEqual([0, 2]);
    expect(ada.pushes.map(({ action, pk, seq }) => `${action} ${pk} ${seq}`)).toEqual(['create 1 1', 'delete 1 2']);
    expect(bob.pushes.map(({ action, pk, seq }) => `${action} ${pk} ${seq}`)).toEqual([
      'create 2 1',
      'create 1 2',
      'update 2 3',
    ]);
    expect(JSON.stringify(ada.frames)).not.toContain('umbrella');
    expect(JSON.stringify(bob.frames)).not.toContain('acme');
  });

  it('ends when the grant does, and is said; what is still granted goes on', async () => {
    const granted = new Set(['ada', 'bob']);
    const can = ({ id }: ResourceUser, _stream: string, action: string): boolean =>
      action !== 'subscribe' || granted.has(id);
    const { app, url } = await startGateway({ options: { can } });
    const store = app.get(QuestionsStore);
    const [ada, bob] = [await GatewaySocket.open(url, 'ada'), await GatewaySocket.open(url, 'bob')];
    for (const ws of [ada, bob]) {
      await ws.ask('questions', 'subscribe', { data: { action: 'create' }, request_id: 'mine' });
    }
    granted.delete('ada');
    for (const user of Object.values(USERS)) await app.get(AriGateway).regrant(user);
    await store.create(question('1'));
    await bob.heard(2);
    await ada.ask('questions', 'list');
    expect(bob.pushes).toMatchObject([{ action: 'create' }]);
    expect(ada.pushes).toEqual([{ action: 'unsubscribed', data: { code: 403 }, request_id: 'mine' }]);
  });
});
