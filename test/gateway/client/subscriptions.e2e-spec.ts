import { RedisBroker } from 'nestjs-ari/cluster';
import { AriGateway, GatewayPublisher } from 'nestjs-ari/gateway';
import type { ResourceUser } from 'nestjs-ari/resources';
import { describe, expect, it, vi } from 'vitest';
import { ChangeHub } from '../../../lib/resources/internal.js';
import { ownPrefix } from '../../cluster/support/brokers.js';
import { startGateway, USERS } from '../support/started-gateway.js';
import { RedisServer } from '../../redis/redis-server.js';
import { QuestionsStore, type Question } from '../../resources/support/questions.js';
import { describeOnRedis } from '../../setup/describe-on-redis.js';
import { clientOf, Line, Reader, WAIT } from './support/clients.js';

interface Api {
  readonly streams: { readonly questions: Question };
}

const question = (id: string): Question => ({ id, question_text: 'Which?', votes: 0 });

describe('a subscription of the client', () => {
  it('begins with what is there, gives what happens, and ends with the loop', async () => {
    const { app, url } = await startGateway();
    const store = app.get(QuestionsStore);
    await store.create(question('1'));
    const events = clientOf<Api>(url).stream('questions').subscribe({ snapshot: true });
    const reader = new Reader(events);
    await reader.until(1);
    await store.create(question('2'));
    await store.patch('1', { votes: 1 });
    await store.delete('2');
    expect(await reader.until(4)).toEqual([
      { kind: 'snapshot', objects: [question('1')], next: null },
      { kind: 'create', pk: '2', object: question('2') },
      { kind: 'update', pk: '1', object: { ...question('1'), votes: 1 } },
      { kind: 'delete', pk: '2', lost: false },
    ]);
    await reader.stop();
    await vi.waitFor(() => expect(app.get(ChangeHub, { strict: false }).feeds).toBe(0), WAIT);
  });

  it('goes on where it was after every cut, without loss and without doubles', async () => {
    const { app, url } = await startGateway();
    const store = app.get(QuestionsStore);
    const line = await Line.to(url);
    const reader = new Reader(
      clientOf<Api>(line.url)
        .stream('questions')
        .subscribe({ kinds: ['create'], snapshot: true }),
    );
    await reader.until(1);
    for (let round = 0; round < 5; round += 1) {
      await store.create(question(`here ${round}`));
      await reader.until(1 + round * 2 + 1);
      line.cut();
      await store.create(question(`away ${round}`));
      line.mend();
      await reader.until(1 + round * 2 + 2);
    }
    const expected = [0, 1, 2, 3, 4].flatMap((round) => [`here ${round}`, `away ${round}`]);
    expect(reader.heard.slice(1).map((event) => 'pk' in event && event.pk)).toEqual(expected);
  });

  it('to what one may not throws, and one that is revoked ends with an error', async () => {
    const granted = new Set(['ada']);
    const can = ({ id }: ResourceUser): boolean => granted.has(id);
    const { app, url } = await startGateway({ options: { can } });
    const denied = new Reader(clientOf(url, { token: 'bob' }).stream('questions').subscribe());
    await vi.waitFor(() => expect(denied.error).toMatchObject({ status: 403 }), WAIT);
    const events = clientOf<Api>(url).stream('questions').subscribe({ snapshot: true });
    granted.add('root');
    const reader = new Reader(events);
    await reader.until(1);
    granted.delete('ada');
    await app.get(AriGateway).regrant(USERS['ada'] ?? { id: '' });
    await vi.waitFor(() => expect(reader.error).toMatchObject({ status: 403 }), WAIT);
  });

  it('keeps no more for a slow reader than it may, and begins anew', async () => {
    const { app, url } = await startGateway();
    const store = app.get(QuestionsStore);
    await store.create(question('1'));
    const client = clientOf<Api>(url, { maxBuffered: 5 });
    const events = client.stream('questions').subscribe({ snapshot: true });
    expect(await events.next()).toMatchObject({ value: { kind: 'snapshot' } });
    // On the same socket, so that what it has heard the other one has too.
    const probe = new Reader(client.stream('questions').subscribe({ kinds: ['update'], pk: '1', snapshot: true }));
    await probe.until(1);
    for (let votes = 1; votes <= 6; votes += 1) await store.patch('1', { votes });
    await probe.until(7);
    expect(await events.next()).toMatchObject({ value: { kind: 'snapshot', objects: [{ votes: 6 }] } });
    await events.return?.();
  });
});

describe('a channel of the client', () => {
  it('gives what is published, by pattern, again after a cut', async () => {
    const { app, url } = await startGateway();
    const line = await Line.to(url);
    const client = clientOf(line.url);
    const [calls, all] = ['call.*', '*'].map((pattern) => new Reader(client.channel('queue').subscribe(pattern)));
    const publisher = app.get(GatewayPublisher);
    await client.channel('queue').publish('call.new', { from: '1001' });
    await publisher.publish('queue', 'agent.free', 7);
    await all?.until(2);
    expect(all?.heard).toEqual([
      { event: 'call.new', data: { from: '1001' } },
      { event: 'agent.free', data: 7 },
    ]);
    expect(calls?.heard).toEqual([{ event: 'call.new', data: { from: '1001' } }]);
    line.cut();
    line.mend();
    await all?.until(3);
    await client.channel('queue').publish('call.over', {});
    expect((await all?.until(4))?.slice(2)).toEqual([
      { event: 'gateway.gap', data: {} },
      { event: 'call.over', data: {} },
    ]);
  });

  it('that one may not hear throws', async () => {
    const { url } = await startGateway({ options: { can: () => false } });
    const reader = new Reader(clientOf(url).channel('queue').subscribe());
    await vi.waitFor(
      () => expect(reader.error).toMatchObject({ errors: { channel: 'Cannot subscribe to channel' } }),
      WAIT,
    );
  });
});

describeOnRedis('a client that moves between two processes', () => {
  it('loses nothing, and is right again after Redis was killed', { timeout: 60_000 }, async () => {
    const server = await RedisServer.start();
    try {
      const broker = { url: server.url, prefix: ownPrefix() };
      const start = () => startGateway({ options: { broker: new RedisBroker(broker) } });
      const [first, second] = [await start(), await start()];
      const store = first.app.get(QuestionsStore);
      await vi.waitFor(() => store.create(question('0')), WAIT);
      const lines = [await Line.to(first.url), await Line.to(second.url)];
      const [here, there] = lines.map(
        ({ url }) =>
          new Reader(
            clientOf<Api>(url)
              .stream('questions')
              .subscribe({ kinds: ['update'], snapshot: true }),
          ),
      );
      await here?.until(1);
      await there?.until(1);
      await store.patch('0', { votes: 1 });
      for (const reader of [here, there]) await reader?.until(2);
      await server.kill();
      await vi.waitFor(
        () => expect(new RedisBroker(broker).publish('x', 1)).rejects.toMatchObject({ status: 503 }),
        WAIT,
      );
      await store.patch('0', { votes: 2 });
      await server.restart();
      const shown = (reader: Reader<unknown> | undefined): string => JSON.stringify(reader?.heard.at(-1));
      await vi.waitFor(() => expect(shown(here)).toContain('"votes":2'), { timeout: 45_000, interval: 20 });
      await vi.waitFor(() => expect(there?.heard.at(-1)).toMatchObject({ kind: 'snapshot' }), WAIT);
    } finally {
      await server.stop();
    }
  });
});
