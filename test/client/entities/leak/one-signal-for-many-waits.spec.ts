import { getMaxListeners, setMaxListeners } from 'node:events';
import { AriClient, type StasisStart } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listenerWarnings } from '../../../setup/listener-warnings.js';

/** More than the ten listeners at which Node warns. */
const MANY = 30;

/** Node emits a warning in the next turn. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe.each(['http', 'websocket'] as const)('one signal for many waits and commands over %s', (transport) => {
  async function call() {
    const simulator = await AsteriskSimulator.start({
      dialplan: { default: { '100': ['Stasis(signals)'], answer: ['Answer()', 'Wait(60)'] } },
    });
    onTestFinished(() => simulator.stop());
    const { url, username, password } = simulator;
    const client = new AriClient({ url, username, password, apps: ['signals'], transport });
    onTestFinished(() => client.close());
    await client.connect();
    const arrived = new Promise<StasisStart>((resolve) => client.once('StasisStart', resolve));
    await client.channels.originate({ endpoint: 'Local/100@default', context: 'default', extension: 'answer' });
    return { client, simulator, channel: (await arrived).channel };
  }

  it('gives no warning, and leaves the limit of the signal as it was', async () => {
    const { channel, client, simulator } = await call();
    const seen = listenerWarnings();
    const { signal } = new AbortController();
    const release = simulator.faults.holdResponses();
    onTestFinished(release);
    const work = Array.from({ length: MANY }, () => [
      client.channels.list({ signal }),
      channel.nextDigit({ signal }),
      channel.ended({ signal }),
      client.connect({ signal }),
    ]).flat();
    const stream = channel.stream('ChannelDtmfReceived', { signal });
    await nextTurn();
    expect(seen).toEqual([]);
    release();
    await channel.hangup();
    await Promise.allSettled(work);
    await stream.return?.();
    expect(getMaxListeners(signal)).toBe(getMaxListeners(new AbortController().signal));
  });

  it.each([0, Infinity])('takes a signal whose limit was set to %s, which is none', async (limit) => {
    const { channel, client } = await call();
    const { signal } = new AbortController();
    setMaxListeners(limit, signal);
    expect(await client.channels.list({ signal })).toHaveLength(2);
    expect(await channel.nextDigit({ signal, timeout: 1 })).toEqual({ outcome: 'timeout' });
    // The signal of the call itself is such a one.
    expect(await client.channels.list({ signal: channel.signal })).toHaveLength(2);
  });

  it('gives no warning for the signal of a channel, whatever stands on it', async () => {
    const { channel } = await call();
    const seen = listenerWarnings();
    for (let i = 0; i < MANY; i += 1) channel.signal.addEventListener('abort', () => {});
    await nextTurn();
    expect(seen).toEqual([]);
  });

  it('counts its own listeners alone: those of others are still limited', async () => {
    const { channel } = await call();
    const { signal } = new AbortController();
    const limit = getMaxListeners(signal);
    const waits = Array.from({ length: MANY }, () => channel.ended({ signal }));
    expect(getMaxListeners(signal)).toBe(limit + MANY);
    await channel.hangup();
    await Promise.all(waits);
    expect(getMaxListeners(signal)).toBe(limit);
  });
});
