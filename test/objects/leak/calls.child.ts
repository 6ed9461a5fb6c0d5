import { AriClient, Repository, type Channel } from 'nestjs-ari/client';
import { STUB_APP } from '../support/wire-events.js';

/** What the parent process is told. */
export interface LeakReport {
  readonly calls: number;
  /** Bytes, after a forced collection. */
  readonly heapBefore: number;
  readonly heapAfter: number;
  /** Channels and objects that are still followed. */
  readonly lives: number;
  readonly objects: number;
  /** Timers that keep the process alive. */
  readonly timers: number;
}

const AT_ONCE = 32;
const WARM_UP = 500;

const [url = '', calls = ''] = process.argv.slice(2);
const silent = { log: () => {}, warn: () => {}, error: () => {} };
const client = new AriClient({ url, username: 'ari', password: 'ari', apps: STUB_APP, logger: silent });

/** Everything that can be hung on a call, and most of it left there. */
function hangOn(channel: Channel): void {
  channel.on('ChannelDtmfReceived', () => {});
  channel.on('*', () => {});
  channel.once('ChannelHold', () => {});
  channel.observe('ChannelUnhold').subscribe();
  channel.stream('ChannelVarset');
  void channel.nextDigit();
  void channel.until('ChannelTalkingStarted');
  void channel.until('ChannelHold', () => true, { signal: channel.signal });
  void channel.leftStasis();
  channel.signal.addEventListener('abort', () => {});
  void channel.play('bogus:never-ends').finished();
}

async function oneCall(number: number): Promise<void> {
  const call = client.originate('Local/1@default');
  const entered = await call.entered();
  if (entered.outcome !== 'event') throw new Error(`a call came to ${entered.outcome}`);
  const { channel } = entered.event;
  hangOn(channel);
  if (number % 4 === 0) await channel.play('sound:hello-world').finished();
  const ended = channel.ended();
  await (number % 2 === 0 ? channel.hangup() : channel.continueInDialplan());
  await ended;
}

async function manyCalls(count: number): Promise<void> {
  let begun = 0;
  const line = async (): Promise<void> => {
    while (begun < count) await oneCall((begun += 1));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
}

/** Waits of a call that is over are settled within the second: what is left then is left for good. */
async function settledHeap(): Promise<number> {
  const { lives, events } = Repository.contextOf(client.channels);
  for (let tries = 0; tries < 50 && (lives.size > 0 || events.size > 0); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  global.gc?.();
  await new Promise((resolve) => setImmediate(resolve));
  global.gc?.();
  return process.memoryUsage().heapUsed;
}

await client.connect();
await manyCalls(WARM_UP);
const heapBefore = await settledHeap();
await manyCalls(Number(calls));
const heapAfter = await settledHeap();
const { lives, events } = Repository.contextOf(client.channels);
const followed = { lives: lives.size, objects: events.size };
await client.close();
const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
process.send?.({ calls: Number(calls), heapBefore, heapAfter, ...followed, timers } satisfies LeakReport);
