import type { StasisStart } from 'nestjs-ari';
import { loadLibrary, loadTesting } from '../run/library.js';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';

const APP = 'bench-calls';
/** Between the digits of a call. In milliseconds. */
const GAP = 20;

/** Calls that are all up at the same time, each answered, dialled on, and hung up by its caller. */
export async function measure(task: Task): Promise<Measurement> {
  const units = numberOf(task, 'calls');
  const digits = '5'.repeat(numberOf(task, 'digits'));
  const { AriClient } = await loadLibrary();
  const { AsteriskSimulator } = await loadTesting();
  const asterisk = await AsteriskSimulator.start({ sessionLimit: 500 });
  const { url, username, password } = asterisk;
  const client = new AriClient({ url, username, password, apps: APP });
  let heard = 0;
  client.on('StasisStart', async ({ channel }: StasisStart) => {
    channel.on('ChannelDtmfReceived', () => {
      heard += 1;
    });
    await channel.answer();
  });
  await client.connect();
  const empty = await used();
  let [answered, upAtOnce, full] = [0, 0, 0];
  const times = await timed(async () => {
    const begin = performance.now();
    const request = (from: number) => ({ from: String(from), app: APP });
    const calls = await Promise.all(Array.from({ length: units }, (_, index) => asterisk.call(request(2_000 + index))));
    await Promise.all(calls.map((call) => call.answered({ timeout: 30_000 })));
    answered = performance.now() - begin;
    upAtOnce = (await client.channels.list()).filter(({ state }) => state === 'Up').length;
    full = await used();
    await Promise.all(calls.map((call) => call.press(digits, { length: GAP, gap: GAP })));
    await Promise.all(calls.map((call) => call.hangup()));
    await Promise.all(calls.map((call) => call.ended({ timeout: 30_000 })));
  });
  await client.idle();
  const left = (await client.channels.list()).length;
  await client.close();
  await asterisk.stop();
  const figures = {
    'up at once': upAtOnce,
    'all answered after ms': answered,
    'digits heard': heard,
    'KiB per call': (full - empty) / units / 1_024,
    'channels left': left,
  };
  return { units, ...times, figures };
}

async function used(): Promise<number> {
  globalThis.gc?.();
  await new Promise((resolve) => setImmediate(resolve));
  return process.memoryUsage().heapUsed;
}
