import { dial, type DialCompleted, type DialResult } from 'nestjs-ari/calls';
import type { PhoneCall } from 'nestjs-ari/testing';
import { describe, expect, it } from 'vitest';
import { Stage } from '../support/stage.js';

const results = ({ attempts }: DialResult): Record<string, string> =>
  Object.fromEntries(attempts.map(({ target, result }) => [target.endpoint, result]));

describe('dial to several parties', () => {
  it('rings all at once; the first who answers talks, the others are told "answered elsewhere"', async () => {
    const stage = await Stage.set();
    const causes: (number | undefined)[] = [];
    stage.client.on('ChannelDestroyed', ({ cause }) => causes.push(cause));
    for (const name of ['a', 'c']) stage.asterisk.phone(`PJSIP/${name}`);
    const answering = stage.picksUp('PJSIP/b');
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call((channel) =>
      dial(channel, ['PJSIP/a', 'PJSIP/b', 'PJSIP/c'], { onConnected }),
    );
    await connected;
    await (await answering).hangup();
    const completed = await result;
    expect(completed).toMatchObject({ outcome: 'completed', target: { endpoint: 'PJSIP/b' } });
    expect(results(completed)).toEqual({ 'PJSIP/a': 'elsewhere', 'PJSIP/b': 'connected', 'PJSIP/c': 'elsewhere' });
    expect(causes.filter((cause) => cause === 26)).toHaveLength(2);
    await caller.hangup();
    await stage.empty();
  });

  it('rings groups in turn, the next when nobody of the last could be had', async () => {
    const stage = await Stage.set();
    const order: string[] = [];
    for (const [name, busy] of [
      ['a', true],
      ['b', true],
      ['c', false],
    ] as const)
      stage.asterisk.phone(`PJSIP/${name}`).onRing((ring) => {
        order.push(name);
        if (busy) ring.busy();
        else void ring.answer().hangup();
      });
    const { caller, result } = await stage.call((channel) => dial(channel, [['PJSIP/a', 'PJSIP/b'], 'PJSIP/c']));
    // Who picks up and hangs up at once may be gone before the two are connected.
    expect(results(await result)).toMatchObject({ 'PJSIP/a': 'busy', 'PJSIP/b': 'busy' });
    expect([order.slice(0, 2).sort(), order[2]]).toEqual([['a', 'b'], 'c']);
    await caller.hangup();
    await stage.empty();
  });

  it('gives 200 who answer at the same moment one winner, who is connected, and tells the others', async () => {
    const stage = await Stage.set({ races: { percent: 30, seed: 17 } });
    const endpoints = Array.from({ length: 200 }, (_, index) => `PJSIP/agent${index}`);
    const ringing: (() => PhoneCall)[] = [];
    let allRing = (): void => {};
    const all = new Promise<void>((resolve) => (allRing = resolve));
    for (const endpoint of endpoints)
      stage.asterisk.phone(endpoint).onRing((ring) => {
        ringing.push(() => ring.answer());
        if (ringing.length === endpoints.length) allRing();
      });
    let most = 0;
    stage.client.on('ChannelEnteredBridge', ({ bridge }) => (most = Math.max(most, bridge.channels.length)));
    const connected: string[] = [];
    const { caller, result } = await stage.call((channel) =>
      dial(channel, endpoints, { onConnected: ({ target }) => connected.push(target.endpoint) }),
    );
    await all;
    const calls = ringing.map((answer) => answer());
    await caller.answered({ timeout: 15_000 });
    await expect.poll(() => connected.length).toBe(1);
    await expect.poll(() => calls.filter(({ over }) => !over).length).toBe(1);
    await caller.hangup();
    const completed = (await result) as DialCompleted;
    expect(completed).toMatchObject({ outcome: 'completed', endedBy: 'caller', target: { endpoint: connected[0] } });
    expect(Object.values(results(completed)).filter((one) => one === 'connected')).toHaveLength(1);
    expect(Object.values(results(completed)).filter((one) => one === 'elsewhere')).toHaveLength(199);
    expect(most).toBe(2);
    await stage.empty();
  }, 180_000);
});
