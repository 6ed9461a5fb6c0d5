import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ALLOWED_BYTES } from '../../client/entities/leak/leak-report.js';
import type { LeftOfStreams } from './streams.child.js';

const CALLS = process.env['SOAK'] === '1' ? 100_000 : 1_000;
/** What is compiled and cached at the beginning is no leak. */
const WARM_UP = 200;
const AT_ONCE = 20;
const PATIENCE_MS = 60_000 + CALLS * 40;
const CHILD = fileURLToPath(new URL('./streams.child.ts', import.meta.url));

async function callAll(asterisk: AsteriskSimulator, count: number): Promise<void> {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const call = await asterisk.call({ from: '1001', app: 'leak' });
      // Longer than the calls' own patience, so that their failures are told.
      await call.ended({ timeout: 120_000 });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function leftIn(child: ChildProcess): Promise<LeftOfStreams> {
  child.send('tell');
  const [left] = (await once(child, 'message')) as [LeftOfStreams];
  return left;
}

describe(`${CALLS} calls with sound that end in the middle of everything`, () => {
  it('leave no stream, no timer and no memory', { timeout: PATIENCE_MS }, async ({ annotate }) => {
    const asterisk = await AsteriskSimulator.start({ sessionLimit: 500 });
    onTestFinished(() => asterisk.stop());
    const { url, username, password } = asterisk;
    const child = fork(CHILD, [url, username, password], { execArgv: ['--import', 'tsx'] });
    onTestFinished(() => void child.kill());
    const gone = once(child, 'exit').then(([code]) => {
      throw new Error(`the process of the calls has ended with ${String(code)}`);
    });
    gone.catch(() => {});
    await Promise.race([once(child, 'message'), gone]);
    await callAll(asterisk, WARM_UP);
    const before = await leftIn(child);
    await callAll(asterisk, CALLS);
    const after = await leftIn(child);
    const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`;
    await annotate(`${after.calls} calls: ${megabytes(before.heap)} before, ${megabytes(after.heap)} after`);
    expect(after).toMatchObject({ calls: WARM_UP + CALLS, failures: [] });
    expect({ before: before.timers, after: after.timers }, 'the heartbeat alone').toEqual({ before: 1, after: 1 });
    expect(after.heap - before.heap).toBeLessThan(ALLOWED_BYTES);
  });
});
