import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callStage } from '../support/call-stage.js';
import { ExchangeStub } from '../support/exchange-stub.js';
import { ALLOWED_BYTES, CALLS, figures, PATIENCE_MS, type LeakReport } from './leak-report.js';

const CHILD = fileURLToPath(new URL('./calls.child.ts', import.meta.url));

/** Runs the calls in a process of their own, whose heap nothing else disturbs. */
async function callsAgainst(url: string): Promise<LeakReport> {
  const child = fork(CHILD, [url, String(CALLS)], { execArgv: ['--import', 'tsx'] });
  onTestFinished(() => void child.kill());
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`the process of the calls ended with ${String(code)} and without a report`);
  });
  const [report] = (await Promise.race([once(child, 'message'), exited])) as [LeakReport];
  await exited.catch(() => undefined);
  return report;
}

// A stub: 5,000 calls on a real server take minutes, and half a minute of them would be sounds.
describe(`${CALLS} calls with listeners, streams and waits that are left behind`, () => {
  it('leave no entry, no timer and no memory', { timeout: PATIENCE_MS }, async ({ annotate }) => {
    const stub = await ExchangeStub.start();
    onTestFinished(() => stub.stop());
    stub.answer = (command) => {
      stub.commands.length = 0;
      const { events, reply } = callStage(command);
      stub.send(...events);
      return reply;
    };
    const report = await callsAgainst(stub.url);
    await annotate(figures(report));
    expect(report).toMatchObject({ calls: CALLS, lives: 0, objects: 0, timers: 0 });
    expect(report.heapAfter - report.heapBefore).toBeLessThan(ALLOWED_BYTES);
  });
});
