import { setTimeout as delay } from 'node:timers/promises';
import type { FarCaller } from './far-caller.js';
import { FarCaller as Caller } from './far-caller.js';
import { MediaAri } from './media-ari.js';
import { FRAME_MS } from './stamped-frame.js';

// A process of its own: an exchange of whose calls only the sound is real. It tells its address, places as many calls as it is
// told to, lets them talk or interrupt, and tells what the callers have noticed.

/** What it is told to do. */
export type MediaOrder =
  /** Calls are to be there: through ARI, or to a bare socket at this address. */
  | { readonly do: 'call'; readonly calls: number; readonly url: string; readonly ari: boolean }
  /** Everybody talks for so long. */
  | { readonly do: 'talk'; readonly seconds: number }
  /** Each caller interrupts the agent so many times. */
  | { readonly do: 'interrupt'; readonly times: number };

/** What the callers have noticed, as milliseconds. */
export interface MediaReport {
  readonly sent: number;
  readonly returned: number;
  /** Frames that were not there when they were due at the caller's ear. */
  readonly late: number;
  readonly old: number;
  readonly figures: Readonly<Record<string, number>>;
}

/** How long an agent speaks before it is interrupted, and how long the caller then listens, in milliseconds. */
const SPEAKS_MS = 600;
const LISTENS_MS = 300;

/** How long nobody hears anything until all is heard, and for how long that is waited for, in milliseconds. */
const QUIET_MS = 200;
const PATIENCE_MS = 5_000;

let url = '';
const ari = new MediaAri(() => url);
const address = await ari.listen();
const bare: FarCaller[] = [];
const callers = (): FarCaller[] => [...bare, ...ari.callers.values()];

// One beat for all: each caller has its own place between two of them.
setInterval(() => {
  for (const caller of callers()) caller.beat();
}, 1);

async function call(order: MediaOrder & { readonly do: 'call' }): Promise<void> {
  ({ url } = order);
  if (order.ari) ari.call(order.calls, callers().length);
  else {
    const more = Array.from({ length: order.calls }, (_, i) => new Caller(`bare-${i}`));
    await Promise.all(more.map((caller) => caller.connect(url)));
    bare.push(...more);
  }
  while (callers().filter(({ connected }) => connected).length < order.calls) await delay(5);
  for (const [i, caller] of callers().entries()) caller.start((i * FRAME_MS) / order.calls);
}

async function talk(seconds: number): Promise<MediaReport> {
  for (const caller of callers()) caller.talk(true);
  await delay(seconds * 1_000);
  for (const caller of callers()) caller.talk(false);
  await silence();
  return report();
}

/** Until nobody has heard anything for a while: what waits after a busy moment must not be there at the next measurement. */
async function silence(): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += QUIET_MS) {
    await delay(QUIET_MS);
    if (callers().every(({ quietMs }) => quietMs > QUIET_MS)) return;
  }
}

async function interrupt(times: number): Promise<MediaReport> {
  const random = seeded(7);
  const all = callers().map(async (caller) => {
    for (let i = 0; i < times; i += 1) {
      caller.goOn();
      await delay(SPEAKS_MS + random() * 200);
      caller.interrupt();
      await delay(LISTENS_MS);
    }
    caller.goOn();
  });
  await Promise.all(all);
  return report();
}

function report(): MediaReport {
  const all = callers().map(({ noticed }) => noticed);
  const roundTrips = all.flatMap((one) => one.roundTrips.splice(0)).sort((a, b) => a - b);
  const ways = all.flatMap((one) => one.ways.splice(0)).sort((a, b) => a - b);
  const silences = all.flatMap((one) => one.silences.splice(0)).sort((a, b) => a - b);
  const sent = all.reduce((sum, one) => sum + one.sent, 0);
  const late = all.reduce((sum, one) => sum + one.holes, 0);
  const old = all.reduce((sum, one) => sum + one.old, 0);
  for (const one of all) Object.assign(one, { sent: 0, holes: 0, old: 0 });
  const figures = {
    ...percentiles('round trip', roundTrips),
    ...percentiles('to the caller', ways),
    ...percentiles('silence', silences),
  };
  return { sent, returned: roundTrips.length, late, old, figures };
}

function percentiles(name: string, sorted: readonly number[]): Record<string, number> {
  if (sorted.length === 0) return {};
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { [`${name} p50 ms`]: at(0.5), [`${name} p99 ms`]: at(0.99) };
}

/** Numbers from 0 to 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function carryOut(order: MediaOrder): Promise<void> {
  if (order.do === 'call') await call(order);
  const answer =
    order.do === 'talk' ? await talk(order.seconds) : order.do === 'interrupt' ? await interrupt(order.times) : 'there';
  process.send?.(answer);
}

process.on('message', (order: MediaOrder) => void carryOut(order));
process.on('disconnect', () => process.exit());
process.send?.(address);
