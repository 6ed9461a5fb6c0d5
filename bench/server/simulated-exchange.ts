import { setTimeout as delay } from 'node:timers/promises';
import { loadClient, loadTesting } from '../run/library.js';

// A process of its own: an exchange whose callers dial four digits and whose agents answer, and hang up a moment after
// they were brought together with the caller, however long that takes on a busy machine.
// It tells its address, makes as many calls as it is told to, so many at a time, and says when they are over.

/** How long digits sound, and how long an agent talks, in milliseconds. */
const DIGIT_MS = 10;
const TALK_MS = 100;

/** An agent who is not brought together with anybody in this time hangs up, in milliseconds. */
const PATIENCE_MS = 30_000;

export interface CallOrder {
  readonly app: string;
  readonly calls: number;
  readonly inFlight: number;
}

const { AsteriskSimulator } = await loadTesting();
const asterisk = await AsteriskSimulator.start({ sessionLimit: 500 });
const { url, username, password } = asterisk;

/** What an agent who talks does, by channel. */
const talking = new Map<string, () => void>();
const { AriClient } = await loadClient();
const watcher = new AriClient({ url, username, password, apps: 'watch', subscribeAll: true });
watcher.on('ChannelEnteredBridge', ({ bridge }) => {
  if (bridge.channels.length < 2) return;
  for (const id of bridge.channels) talking.get(id)?.();
});
await watcher.connect();

asterisk.phone('PJSIP/agent').onRing(async (ring) => {
  const call = ring.answer();
  const together = new Promise<void>((resolve) => talking.set(call.channelId, resolve));
  const patience = new AbortController();
  await Promise.race([together, delay(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => {})]);
  patience.abort();
  talking.delete(call.channelId);
  await delay(TALK_MS);
  await call.hangup();
});

async function call(app: string): Promise<void> {
  const caller = await asterisk.call({ from: '1001', app });
  await caller.answered({ timeout: 30_000 });
  await caller.press('4711', { length: DIGIT_MS, gap: DIGIT_MS });
  await caller.ended({ timeout: 30_000 });
}

async function carryOut({ app, calls, inFlight }: CallOrder): Promise<void> {
  let left = calls;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call(app);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  process.send?.('over');
}

process.on('message', (order: CallOrder) => void carryOut(order));
process.on('disconnect', () => process.exit());
process.send?.({ url, username, password });
