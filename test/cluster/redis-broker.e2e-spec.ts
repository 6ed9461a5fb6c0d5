import { Redis } from 'ioredis';
import { expect, it, onTestFinished, vi } from 'vitest';
import { describeOnRedis, requireRedis } from '../setup/describe-on-redis.js';
import { Listener, openBroker, ownPrefix, WAIT } from './support/brokers.js';

function redis(): Redis {
  const client = new Redis(requireRedis().url);
  onTestFinished(() => client.disconnect());
  return client;
}

describeOnRedis('a broker on Redis', () => {
  it('carries messages to every process, in one order, with numbers that rise by one', async () => {
    const { url } = requireRedis();
    const prefix = ownPrefix();
    const [here, there] = [await openBroker({ url, prefix }), await openBroker({ url, prefix })];
    const listeners = [await Listener.to(here, 'calls'), await Listener.to(there, 'calls')];
    for (const { position } of listeners) expect(position).toEqual({ epoch: expect.any(String), seq: 0 });
    const sent = Array.from({ length: 200 }, (_, index) => ({ index, text: 'Grüße 📞' }));
    await Promise.all(sent.map((message, index) => (index % 2 === 0 ? here : there).publish('calls', message)));
    await here.publish('bridges', 'of another topic');
    await here.publish('calls', 'last');
    for (const listener of listeners) {
      await listener.heard('last');
      expect(listener.entries.map(({ position }) => position.seq)).toEqual(
        Array.from({ length: 201 }, (_, index) => index + 1),
      );
      for (const parity of [0, 1]) {
        const own = listener.messages.slice(0, -1).map((message) => (message as { index: number }).index);
        const ofOne = own.filter((index) => index % 2 === parity);
        expect(ofOne).toEqual([...ofOne].sort((a, b) => a - b));
      }
    }
    const [first, second] = listeners;
    expect(first?.entries).toEqual(second?.entries);
    expect([here.pending, there.pending]).toEqual([0, 0]);
  });

  it('remembers the last messages for every process, and tells when it does not', async () => {
    const { url } = requireRedis();
    const options = { url, prefix: ownPrefix(), history: 3 };
    const [here, there] = [await openBroker(options), await openBroker(options)];
    const { position } = await Listener.to(here, 'calls');
    for (let index = 1; index <= 20; index += 1) await here.publish('calls', index);
    const since = async (seq: number, epoch = position.epoch): Promise<unknown> =>
      (await there.since('calls', { epoch, seq }))?.map(({ message }) => message);
    expect(await since(20)).toEqual([]);
    expect(await since(17)).toEqual([18, 19, 20]);
    for (const seq of [0, 16, 21, -1, 1.5, Number.NaN]) expect(await since(seq)).toBeUndefined();
    expect(await since(20, 'of another run')).toBeUndefined();
    expect(await there.since('never heard of', position)).toBeUndefined();
  });

  it('keeps in Redis no more than it says, and for no longer', async () => {
    const { url } = requireRedis();
    const prefix = ownPrefix();
    const broker = await openBroker({ url, prefix, history: 5, linger: 60_000 });
    for (let index = 1; index <= 50; index += 1) await broker.publish('calls', index);
    const client = redis();
    const keys = await client.keys(`*${prefix}*`);
    expect(keys.sort()).toEqual([`{${prefix}}:place:calls`, `{${prefix}}:stream:calls`]);
    expect(await client.xlen(`{${prefix}}:stream:calls`)).toBe(5);
    for (const key of keys) expect(await client.pttl(key)).toBeGreaterThan(0);
  });

  it('hears nothing more once it has stopped, and begins again where the topic stands', async () => {
    const { url } = requireRedis();
    const broker = await openBroker({ url, prefix: ownPrefix() });
    const [first, second] = [await Listener.to(broker, 'calls'), await Listener.to(broker, 'calls')];
    await broker.publish('calls', 1);
    await second.heard(1);
    first.stop();
    first.stop();
    await broker.publish('calls', 2);
    await second.heard(2);
    expect(first.messages).toEqual([1]);
    second.stop();
    expect(broker.topics).toBe(0);
    await broker.publish('calls', 3);
    const again = await Listener.to(broker, 'calls');
    expect(again.position.seq).toBe(3);
    await broker.publish('calls', 4);
    await again.heard(4);
    expect(again.messages).toEqual([4]);
  });

  it('takes no message beyond those that may wait, and tells everybody that one is missing', async () => {
    const { url } = requireRedis();
    const options = { url, prefix: ownPrefix(), maxPending: 10 };
    const [here, there] = [await openBroker(options), await openBroker(options)];
    const listener = await Listener.to(there, 'calls');
    const sent = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => here.publish('calls', index)));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const refused = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    for (const reason of refused) expect(reason).toMatchObject({ status: 503 });
    await listener.interrupted(1);
    await vi.waitFor(async () => {
      expect(await here.since('calls', listener.position)).toBeUndefined();
    }, WAIT);
  });
});
