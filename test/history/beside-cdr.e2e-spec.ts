import type { AriClient } from 'nestjs-ari';
import { CallHistory, type CallRecord } from 'nestjs-ari/history';
import type { ReadableStore } from 'nestjs-ari/resources';
import { expect, it, onTestFinished, vi } from 'vitest';
import { RunningSample } from '../../sample/support/running-sample.js';
import { PATIENCE } from '../data/support/databases.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { asteriskWithRecords, cdrLines, differences } from './support/cdr-lines.js';
import { recordedApplication } from './support/recorded-application.js';

/** 500 calls with `npm run test:soak`, those that Asterisk does not live to see the end of among them. */
const OF_EACH_KIND = process.env['SOAK'] === undefined ? 2 : 50;
const AT_ONCE = process.env['SOAK'] === undefined ? 2 : 10;

interface Kind {
  readonly result: CallRecord['result'];
  /** Resolves when the call is over, with the id of its first channel. */
  readonly place: (client: AriClient, app: string) => Promise<string>;
}

const originated =
  (extension: string, options: { readonly timeout?: number } = {}) =>
  async (client: AriClient, app: string): Promise<string> => {
    const channel = client.originate(`Local/${extension}@default`, { app, ...options });
    await channel.ended({ timeout: 30_000 });
    return channel.id;
  };

/** So many who are put into a bridge, where each hears the others until all are sent away. */
const together = (count: number) => async (client: AriClient, app: string) => {
  const bridge = await client.bridges.create({ type: 'mixing' });
  const channels = Array.from({ length: count }, () => client.originate('Local/answer@default', { app }));
  for (const channel of channels) {
    await channel.entered({ timeout: 30_000 });
    await bridge.addChannel(channel.id);
  }
  const ended = channels.map((channel) => channel.ended({ timeout: 30_000 }));
  for (const channel of channels) await client.channels.hangup(channel.id);
  await Promise.all(ended);
  await bridge.destroy();
  return channels[0]?.id ?? '';
};

const entered = async (client: AriClient, app: string, extension: string) => {
  const channel = client.originate(`Local/${extension}@default`, { app });
  await channel.entered({ timeout: 30_000 });
  return channel;
};

const KINDS: Readonly<Record<string, Kind>> = {
  'answered, and the other side hangs up': { result: 'answered', place: originated('brief') },
  'answered, and the application hangs up': {
    result: 'answered',
    place: async (client, app) => {
      const channel = await entered(client, app, 'answer');
      const ended = channel.ended({ timeout: 30_000 });
      await client.channels.hangup(channel.id);
      await ended;
      return channel.id;
    },
  },
  'two in a bridge': { result: 'answered', place: together(2) },
  'a conference of three': { result: 'answered', place: together(3) },
  'sent on into the dialplan': {
    result: 'answered',
    place: async (client, app) => {
      const channel = await entered(client, app, 'answer');
      const ended = channel.ended({ timeout: 30_000 });
      await client.channels.continueInDialplan(channel.id, { context: 'default', extension: 'after', priority: 1 });
      await ended;
      return channel.id;
    },
  },
  busy: { result: 'busy', place: originated('busy') },
  congested: { result: 'failed', place: originated('congestion') },
  'not answered': { result: 'noAnswer', place: originated('ring', { timeout: 2 }) },
  cancelled: {
    result: 'cancelled',
    place: async (client, app) => {
      const channel = client.originate('Local/ring@default', { app });
      const ended = channel.ended({ timeout: 30_000 });
      await (await channel).hangup();
      await ended;
      return channel.id;
    },
  },
};

describeOnAsterisk('the call history beside the records of Asterisk itself', () => {
  it('has each call once, with the end that Asterisk tells of it', { timeout: PATIENCE * 5 }, async () => {
    const server = await asteriskWithRecords();
    onTestFinished(() => server.stop());
    const { module, app } = recordedApplication({ memory: {} }, async () => undefined);
    const sample = await RunningSample.start(module, undefined, server);
    const { client } = sample;
    await client.applications.subscribe(app, { eventSource: ['channel:', 'bridge:'] });
    const history = sample.app.get(CallHistory, { strict: false });

    const placed: { readonly kind: string; readonly id: string }[] = [];
    const waiting = Object.keys(KINDS).flatMap((kind) => Array<string>(OF_EACH_KIND).fill(kind));
    const worker = async (): Promise<void> => {
      for (let kind = waiting.shift(); kind !== undefined; kind = waiting.shift()) {
        placed.push({ kind, id: (await KINDS[kind]?.place(client, app)) ?? '' });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await vi.waitFor(async () => expect(await client.channels.list()).toEqual([]), { timeout: 90_000, interval: 200 });
    const { calls, legs } = await vi.waitFor(() => everything(history, placed.length), { timeout: 45_000 });

    const callOf = (id: string): CallRecord | undefined =>
      calls.find((call) => call.id === legs.find((leg) => leg.id === id)?.callId);
    for (const { kind, id } of placed) expect(callOf(id), kind).toMatchObject({ result: KINDS[kind]?.result });
    expect(new Set(placed.map(({ id }) => callOf(id)?.id)).size).toBe(placed.length);

    const lines = await cdrLines(server);
    expect(lines.length).toBeGreaterThanOrEqual(placed.length);
    expect(differences(lines, legs)).toEqual([]);
    const told = `${placed.length} calls, ${legs.length} channels, ${lines.length} lines of Asterisk`;

    const open = Array.from({ length: OF_EACH_KIND }, () => entered(client, app, 'stay'));
    const ids = (await Promise.all(open)).map(({ id }) => id);
    await history.flush();
    await server.kill();
    await server.restart();
    await vi.waitFor(
      async () => {
        const after = await everything(history, placed.length + ids.length);
        const lost = after.calls.filter(({ result }) => result === 'lost');
        expect(lost).toHaveLength(ids.length);
      },
      { timeout: 60_000, interval: 200 },
    );
    if (process.env['SOAK'] !== undefined) console.info(`${told}; ${ids.length} calls lost with Asterisk`);
  });
});

/** All calls and channels, once there are so many calls and all are over. */
async function everything(history: CallHistory, count: number) {
  await history.flush();
  const [calls, legs] = [await all(history.calls), await all(history.legs)];
  expect(calls.filter(({ endedAt }) => endedAt === undefined)).toEqual([]);
  expect(calls).toHaveLength(count);
  return { calls, legs };
}

async function all<T extends object>(store: ReadableStore<T>): Promise<readonly T[]> {
  return (await store.list({ filters: [], order: [], limit: 100_000, offset: 0, count: false })).items;
}
