import { AriClient } from 'nestjs-ari/client';
import { keptTables } from '../../../faults/support/kept-tables.js';
import { SILENT } from '../support/silent-logger.js';
import { STUB_APP } from '../support/wire-events.js';
import { manyCalls, WARM_UP } from './calls-at-once.js';
import { heapInUse, timersInUse } from './heap-in-use.js';
import type { LeakReport } from './leak-report.js';
import { LeftBehind } from './left-behind.js';

const [url = '', calls = ''] = process.argv.slice(2);
const client = new AriClient({ url, username: 'ari', password: 'ari', apps: STUB_APP, logger: SILENT });
const leftBehind = new LeftBehind();

async function oneCall(number: number): Promise<void> {
  const call = client.originate('Local/1@default');
  const entered = await call.entered();
  if (entered.outcome !== 'event') throw new Error(`a call came to ${entered.outcome}`);
  const { channel } = entered.event;
  leftBehind.hangOn(channel);
  if (number % 4 === 0) await channel.play('sound:hello-world').finished();
  const ended = channel.ended();
  await (number % 2 === 0 ? channel.hangup() : channel.continueInDialplan());
  await ended;
}

async function heapAfter(count: number): Promise<number> {
  await manyCalls(count, oneCall);
  await leftBehind.ended();
  return heapInUse();
}

await client.connect();
const before = await heapAfter(WARM_UP);
const after = await heapAfter(Number(calls));
const { lives, objects } = keptTables(client);
await client.close();
process.send?.({
  calls: Number(calls),
  heapBefore: before,
  heapAfter: after,
  lives,
  objects,
  timers: timersInUse(),
} satisfies LeakReport);
