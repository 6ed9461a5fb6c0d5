import { AriClient, type Channel } from 'nestjs-ari/client';
import { openMedia } from 'nestjs-ari/media';
import { heapInUse, timersInUse } from '../../client/entities/leak/heap-in-use.js';
import { SILENT } from '../../client/entities/support/silent-logger.js';

// A process of its own, whose heap nothing else disturbs: serves calls with sound, and tells after each order what it still holds.

/** What is left after so many calls. */
export interface LeftOfStreams {
  readonly calls: number;
  readonly heap: number;
  readonly timers: number;
  readonly failures: readonly string[];
}

const [url = '', username = '', password = ''] = process.argv.slice(2);
const client = new AriClient({ url, username, password, apps: 'leak', logger: SILENT });
const failures: string[] = [];
let calls = 0;

/** Longest time for a call to get its sound: a busy machine is no leak. What does not come at all is told as a failure. */
const PATIENCE_MS = 60_000;

/** Uses everything that a stream has, and leaves it in one of the ways in which streams end. */
async function serve(channel: Channel, number: number): Promise<void> {
  const media = await openMedia(channel, { format: 'slin16', way: 'weConnect', timeout: PATIENCE_MS });
  media.onFrame(() => {});
  media.onDigit(() => {});
  media.onTalking(() => {});
  media.signal.addEventListener('abort', () => {});
  const iterator = media[Symbol.asyncIterator]();
  const read = iterator.next();
  const marks = [media.mark('before'), media.write(Buffer.alloc(32_000, 1)), media.mark('never heard')];
  const played = media.play(Buffer.alloc(64_000, 1));
  const drained = media.drained();
  if (number % 3 === 0) media.flush();
  if (number % 2 === 0) await media.close();
  // Otherwise it ends with the call, and in the middle of everything.
  await channel.hangup();
  await media.ended;
  await Promise.all([...marks, played, drained, read]);
}

client.on('StasisStart', async ({ channel }) => {
  if (channel.caller.number === '') return;
  try {
    await serve(channel, calls);
  } catch (error) {
    failures.push(`call ${calls}: ${error instanceof Error ? error.message : String(error)}`);
    await channel.hangup().catch(() => {});
  }
  calls += 1;
});

/** Longest time for what a call leaves to do after its end: bridges to destroy, channels to hang up. */
const TIDYING_MS = 10_000;

/** Waits until nothing but the heartbeat of the event socket keeps a timer; what is left when the time is over is told. */
async function tidied(): Promise<void> {
  const until = Date.now() + TIDYING_MS;
  while (timersInUse() > 1 && Date.now() < until) await new Promise((resolve) => setImmediate(resolve));
}

async function tell(): Promise<void> {
  await client.idle();
  await tidied();
  const heap = await heapInUse();
  process.send?.({ calls, heap, timers: timersInUse(), failures: failures.slice(0, 3) } satisfies LeftOfStreams);
}

process.on('message', () => void tell());
await client.connect();
process.send?.('ready');
