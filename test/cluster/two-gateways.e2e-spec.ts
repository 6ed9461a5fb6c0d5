import { Injectable, type Provider } from '@nestjs/common';
import { RedisBroker } from 'nestjs-ari/cluster';
import { expect, it, vi } from 'vitest';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { startGateway, type StartedGateway } from '../gateway/support/started-gateway.js';
import { RedisServer } from '../redis/redis-server.js';
import { QUESTIONS, QuestionsBinding, QuestionsStore, type Question } from '../resources/support/questions.js';
import { describeOnRedis, requireRedis } from '../setup/describe-on-redis.js';
import { ownPrefix, WAIT } from './support/brokers.js';

/** Two applications as they would run in two processes: each with its own broker, connections and sessions. */
function startTwo(url: string, providers: readonly Provider[] = QUESTIONS): Promise<StartedGateway[]> {
  const prefix = ownPrefix();
  const tenantOf = ({ tenant }: Question): string | undefined => tenant;
  const start = (): Promise<StartedGateway> =>
    startGateway({ providers, options: { broker: new RedisBroker({ url, prefix }), tenantOf } });
  return Promise.all([start(), start()]);
}

const CREATED = { data: { action: 'create' } };

const question = (id: string, tenant = 'acme'): Question => ({ id, question_text: 'Which?', votes: 0, tenant });

/** Such as a table of calls that every process fills from the events of the same Asterisk. */
@Injectable()
class LiveQuestionsStore extends QuestionsStore {
  readonly changesEverywhere = true;
}

describeOnRedis('two gateways on one Redis', () => {
  it('push what happens in either to the clients of both, to each tenant its own', async () => {
    const [first, second] = await startTwo(requireRedis().url);
    if (first === undefined || second === undefined) throw new Error('two were started');
    const ada = await GatewaySocket.open(first.url, 'ada');
    const bob = await GatewaySocket.open(second.url, 'bob');
    for (const ws of [ada, bob])
      expect(await ws.ask('questions', 'subscribe', CREATED)).toMatchObject({ response_status: 200 });
    await second.app.get(QuestionsStore).create(question('1', 'acme'));
    await first.app.get(QuestionsStore).create(question('2', 'umbrella'));
    await first.app.get(QuestionsStore).create(question('3', 'acme'));
    await ada.heard(3);
    await bob.heard(2);
    expect(ada.pushes.map(({ action, pk, seq }) => `${action} ${pk} ${seq}`)).toEqual(['create 1 1', 'create 3 2']);
    expect(bob.pushes.map(({ action, pk, seq }) => `${action} ${pk} ${seq}`)).toEqual(['create 2 1']);
  });

  it('let a client that moves from one to the other go on without loss', async () => {
    const [first, second] = await startTwo(requireRedis().url);
    if (first === undefined || second === undefined) throw new Error('two were started');
    const store = first.app.get(QuestionsStore);
    const heard: unknown[] = [];
    let since: unknown;
    for (let round = 0; round < 4; round += 1) {
      const ws = await GatewaySocket.open([first, second][round % 2]?.url ?? '', 'ada');
      const answer = await ws.ask('questions', 'subscribe', { data: { ...CREATED.data, since } });
      if (round > 0) expect(answer).toMatchObject({ data: { recovered: true } });
      await store.create(question(`here ${round}`));
      await vi.waitFor(() => expect(ws.pushes.at(-1)?.pk).toBe(`here ${round}`), WAIT);
      heard.push(...ws.pushes.map(({ pk }) => pk));
      const { epoch, seq } = ws.pushes.at(-1) ?? { epoch: '', seq: 0 };
      since = { epoch, seq };
      ws.socket.terminate();
      await store.create(question(`away ${round}`));
    }
    const expected = [0, 1, 2, 3].flatMap((round) => [`here ${round}`, `away ${round}`]);
    expect(heard).toEqual(expected.slice(0, -1));
  });

  it('tell every subscriber of the gap when Redis was killed, and each sees again what there is', async () => {
    const server = await RedisServer.start();
    try {
      const [first, second] = await startTwo(server.url);
      if (first === undefined || second === undefined) throw new Error('two were started');
      const clients = [await GatewaySocket.open(first.url, 'ada'), await GatewaySocket.open(second.url, 'ada')];
      for (const ws of clients) await ws.ask('questions', 'subscribe', { ...CREATED, request_id: 'mine' });
      await first.app.get(QuestionsStore).create(question('before'));
      for (const ws of clients) await ws.heard(2);
      await server.kill();
      await vi.waitFor(async () => {
        const late = await clients[0]?.ask('questions', 'subscribe', {
          data: { ...CREATED.data, since: { epoch: 'old', seq: 1 } },
        });
        expect(late).toMatchObject({ response_status: 503 });
      }, WAIT);
      await first.app.get(QuestionsStore).create(question('lost'));
      await server.restart();
      for (const [index, ws] of clients.entries()) {
        const gap = { action: 'gap', data: { epoch: expect.any(String), seq: expect.any(Number) }, request_id: 'mine' };
        await vi.waitFor(() => expect(ws.pushes).toContainEqual(gap), WAIT);
        const snapshot = { data: { ...CREATED.data, snapshot: true }, request_id: `again ${index}` };
        expect(await ws.ask('questions', 'subscribe', snapshot)).toMatchObject({ response_status: 200 });
      }
      const shown = clients[0]?.replies.at(-1)?.payload.data as { snapshot: { results: Question[] } };
      expect(shown.snapshot.results.map(({ id }) => id)).toEqual(['before', 'lost']);
      await vi.waitFor(async () => {
        await second.app.get(QuestionsStore).create(question(`after ${Math.random()}`));
        for (const ws of clients) expect(ws.pushes.at(-1)?.pk).toContain('after');
      }, WAIT);
    } finally {
      await server.stop();
    }
  });

  it('keep to themselves what both hear anyway: nobody is told twice', async () => {
    const live = [{ provide: QuestionsStore, useClass: LiveQuestionsStore }, QuestionsBinding];
    const [first, second] = await startTwo(requireRedis().url, live);
    if (first === undefined || second === undefined) throw new Error('two were started');
    const ada = await GatewaySocket.open(first.url, 'ada');
    await ada.ask('questions', 'subscribe', CREATED);
    for (const { app } of [second, first]) await app.get(QuestionsStore).create(question('1'));
    await first.app.get(QuestionsStore).create(question('2'));
    await ada.heard(3);
    expect(ada.pushes.map(({ pk, seq }) => `${pk} ${seq}`)).toEqual(['1 1', '2 2']);
  });
});
