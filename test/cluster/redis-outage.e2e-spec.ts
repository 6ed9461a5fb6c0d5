import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { RedisServer } from '../redis/redis-server.js';
import { describeOnRedis } from '../setup/describe-on-redis.js';
import { Listener, openBroker, ownPrefix, WAIT } from './support/brokers.js';

function redis({ url }: RedisServer): Redis {
  const client = new Redis(url);
  onTestFinished(() => client.disconnect());
  return client;
}

describeOnRedis('a broker whose Redis fails', () => {
  let server: RedisServer;

  beforeAll(async () => void (server = await RedisServer.start()));
  afterAll(() => server.stop());

  it('reads from the stream what did not come, when its connections are cut in the middle of it', async () => {
    const { url } = server;
    const prefix = ownPrefix();
    const [here, there] = [await openBroker({ url, prefix }), await openBroker({ url, prefix })];
    const listener = await Listener.to(there, 'calls');
    const client = redis(server);
    const sent: number[] = [];
    for (let index = 1; index <= 300; index += 1) {
      if (index % 100 === 50) await client.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
      await here.publish('calls', index);
      sent.push(index);
    }
    await listener.heard(299, 300);
    expect(listener.messages).toEqual(sent);
    expect(listener.gaps).toEqual([]);
  });

  it('tells of a gap when more was missed than is kept', async () => {
    const { url } = server;
    const options = { url, prefix: ownPrefix(), history: 10 };
    const [here, there] = [await openBroker(options), await openBroker(options)];
    const listener = await Listener.to(there, 'calls');
    const client = redis(server);
    await client.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await Promise.all(Array.from({ length: 100 }, (_, index) => here.publish('calls', index)));
    await listener.interrupted(1);
    await here.publish('calls', 'after');
    await listener.heard('after');
    expect(listener.gaps[0]?.epoch).toBe(listener.position.epoch);
    expect(listener.entries.at(-1)?.position.seq).toBe(101);
  });

  it('fails at once while Redis is away, keeps nothing back, and tells everybody of the gap when it is there again', async () => {
    const options = { url: server.url, prefix: ownPrefix() };
    const [here, there] = [await openBroker(options), await openBroker(options)];
    const listeners = [await Listener.to(here, 'calls'), await Listener.to(there, 'calls')];
    await here.publish('calls', 'before');
    for (const listener of listeners) await listener.heard('before');
    await server.kill();
    await vi.waitFor(() => expect(here.publish('calls', 'x')).rejects.toMatchObject({ status: 503 }), WAIT);
    const lost = Array.from({ length: 20_000 }, (_, index) => here.publish('calls', index));
    expect(here.pending).toBe(0);
    expect((await Promise.allSettled(lost)).filter(({ status }) => status === 'fulfilled')).toEqual([]);
    await expect(Listener.to(here, 'bridges')).rejects.toMatchObject({ status: 503 });
    await expect(here.since('calls', { epoch: '', seq: 0 })).rejects.toMatchObject({ status: 503 });
    await server.restart();
    for (const listener of listeners) await vi.waitFor(() => expect(listener.gaps).not.toEqual([]), WAIT);
    await vi.waitFor(() => there.publish('calls', 'after'), WAIT);
    for (const listener of listeners) {
      await listener.heard('after');
      expect(listener.messages).toEqual(['before', 'after']);
      expect(listener.entries.at(-1)?.position.epoch).toBe(listener.gaps.at(-1)?.epoch);
      expect(listener.gaps.at(-1)?.epoch).not.toBe(listener.position.epoch);
    }
  });

  it('counts as lost what a Redis that stands still did not acknowledge, and holds no more of it than it may', async () => {
    const options = { url: server.url, prefix: ownPrefix(), timeout: 1_500, maxPending: 100 };
    const [here, there] = [await openBroker(options), await openBroker(options)];
    const listener = await Listener.to(there, 'calls');
    await vi.waitFor(() => here.publish('calls', 'before'), WAIT);
    process.kill(server.pid, 'SIGSTOP');
    try {
      const sent = Promise.allSettled(Array.from({ length: 1_000 }, (_, index) => here.publish('calls', index)));
      expect(here.pending).toBe(100);
      expect((await sent).every(({ status }) => status === 'rejected')).toBe(true);
      expect(here.pending).toBe(0);
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
    await vi.waitFor(() => expect(listener.gaps).not.toEqual([]), WAIT);
    await vi.waitFor(() => here.publish('calls', 'after'), WAIT);
    await listener.heard('after');
    expect(await there.since('calls', listener.position)).toBeUndefined();
  });

  it('starts without Redis, and connects when it comes', async () => {
    await server.kill();
    const broker = await openBroker({ url: server.url, prefix: ownPrefix() });
    await expect(broker.publish('calls', 1)).rejects.toMatchObject({ status: 503 });
    await server.restart();
    const listener = await vi.waitFor(() => Listener.to(broker, 'calls'), WAIT);
    await broker.publish('calls', 2);
    await listener.heard(2);
  });

  it('does not start with a password that is wrong, and does not show it', async () => {
    const url = server.url.replace(server.password, 'no-secret-of-ours');
    const opened = openBroker({ url });
    await expect(opened).rejects.toMatchObject({ code: 'RESOURCE_CONFIGURATION' });
    await expect(opened).rejects.not.toThrow('no-secret-of-ours');
  });
});
