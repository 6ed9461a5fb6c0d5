import { beforeAll, expect, it, vi } from 'vitest';
import { compiledSamples } from '../../sample/support/compiled-samples.js';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { RedisServer } from '../redis/redis-server.js';
import { describeOnRedis, requireRedis } from '../setup/describe-on-redis.js';
import { ownPrefix, WAIT } from './support/brokers.js';
import { GatewayProcess } from './support/gateway-process.js';

const LONG = { timeout: 120_000 };
/** Builds the package, unless another test of these sources has. */
const TIME_TO_BUILD = 600_000;
/** How long Redis is away. */
const AWAY_MS = process.env['SOAK'] === '1' ? 5_000 : 1_500;
const CREATED = { action: 'create' };
const MEGABYTE = 1_048_576;
/** How much is changed meanwhile: more than any process may grow by. */
const MEGABYTES = process.env['SOAK'] === '1' ? 60 : 15;

async function startTwo(redis: string): Promise<[GatewayProcess, GatewayProcess]> {
  const prefix = ownPrefix();
  const two = await Promise.all([GatewayProcess.start(redis, prefix), GatewayProcess.start(redis, prefix)]);
  expect(new Set([process.pid, ...two.map(({ pid }) => pid)]).size).toBe(3);
  return two;
}

const create = (socket: GatewaySocket, id: string) =>
  socket.ask('questions', 'create', { data: { id, question_text: 'Which?', votes: 0 } });

describeOnRedis('two gateways in processes of their own, on one Redis,', () => {
  beforeAll(() => compiledSamples(), TIME_TO_BUILD);

  it('19: a push crosses, and a client that moves to the other one goes on without loss', LONG, async () => {
    const [first, second] = await startTwo(requireRedis().url);
    const writers = [await GatewaySocket.open(first.url, 'writer'), await GatewaySocket.open(second.url, 'writer')];
    const heard: unknown[] = [];
    let since: object | undefined;
    for (let round = 0; round < 6; round += 1) {
      const socket = await GatewaySocket.open([first, second][round % 2]?.url ?? '', 'reader');
      const answer = await socket.ask('questions', 'subscribe', { data: { ...CREATED, since } });
      if (round > 0) expect(answer).toMatchObject({ data: { recovered: true } });
      // Made in the other process each time.
      const writer = writers[(round + 1) % 2] as GatewaySocket;
      await create(writer, `here ${round}`);
      await vi.waitFor(() => expect(socket.pushes.at(-1)?.pk).toBe(`here ${round}`), WAIT);
      heard.push(...socket.pushes.map(({ pk }) => pk));
      const { epoch, seq } = socket.pushes.at(-1) ?? {};
      since = { epoch, seq };
      socket.socket.terminate();
      await create(writer, `away ${round}`);
    }
    expect(heard).toEqual([0, 1, 2, 3, 4, 5].flatMap((round) => [`here ${round}`, `away ${round}`]).slice(0, -1));
  });

  it('tell everybody of the gap when Redis was away, and keep nothing back meanwhile', LONG, async () => {
    const server = await RedisServer.start();
    try {
      const two = await startTwo(server.url);
      const clients = await Promise.all(two.map(({ url }) => GatewaySocket.open(url, 'reader')));
      const writers = await Promise.all(two.map(({ url }) => GatewaySocket.open(url, 'writer')));
      for (const [index, writer] of writers.entries()) await create(writer, `own ${index}`);
      for (const client of clients)
        await client.ask('questions', 'subscribe', { data: { snapshot: true }, request_id: 'mine' });
      const heapOf = async (writer: GatewaySocket): Promise<number> =>
        ((await writer.call('heap'))['result'] as { bytes: number }).bytes;
      const before = await Promise.all(writers.map(heapOf));

      await server.kill();
      const until = performance.now() + AWAY_MS;
      const long = 'x'.repeat(30_000);
      let [changes, bytes] = [0, 0];
      while (performance.now() < until || bytes < MEGABYTES * MEGABYTE) {
        await Promise.all(
          writers.map(async (writer, index) => {
            const data = { question_text: `${changes} ${long}` };
            expect(await writer.ask('questions', 'patch', { pk: `own ${index}`, data })).toBeDefined();
            writer.frames.length = 0;
          }),
        );
        changes += 1;
        bytes += long.length * writers.length;
      }
      const after = await Promise.all(writers.map(heapOf));
      const grown = after.map((now, index) => Math.round((now - (before[index] ?? 0)) / MEGABYTE));
      console.info(
        `${changes} changes of ${Math.round(bytes / MEGABYTE)} MB while Redis was away: grown by ${grown.join(' and ')} MB`,
      );
      for (const more of grown) expect(more).toBeLessThan(MEGABYTES / 3);

      await server.restart();
      const position = { epoch: expect.any(String), seq: expect.any(Number) };
      for (const [index, client] of clients.entries()) {
        await vi.waitFor(
          () => expect(client.pushes).toContainEqual({ action: 'gap', data: position, request_id: 'mine' }),
          WAIT,
        );
        const again = await client.ask('questions', 'subscribe', { data: { snapshot: true }, request_id: 'again' });
        const { snapshot } = again.data as { snapshot: { results: { question_text: string }[] } };
        expect(snapshot.results[0]?.question_text, `client ${index}`).toContain(`${changes - 1} x`);
      }
      // What is changed from here on crosses again.
      await vi.waitFor(async () => {
        await create(writers[0] as GatewaySocket, `after ${Math.random()}`);
        for (const client of clients) expect(String(client.pushes.at(-1)?.pk)).toContain('after');
      }, WAIT);
    } finally {
      await server.stop();
    }
  });
});
