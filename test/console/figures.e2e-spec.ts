import { AriConnections, AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { HeadlessBrowser } from '../browser/headless-browser.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { buildPage } from './support/built-page.js';
import { startConsole, type ConsoleApplication } from './support/console-application.js';
import { ConsoleVisitor } from './support/console-visitor.js';

/** `FIGURES=1 npx vitest run test/console/figures` prints what `docs/console.md` says. It asserts nothing: a timing is no test. */
const ASKED = process.env['FIGURES'] !== undefined;
const CALLS = 500;
const EVENTS_A_SECOND = 5_000;
const SECONDS = 10;

/** Answers, and listens. */
@AriController({ app: 'desk' })
class QuietController {
  @OnStasisStart()
  async answer({ channel }: StasisStart): Promise<void> {
    await channel.answer();
  }
}

/** Frames that the page draws while it is looked at, by its own count. */
const FRAMES = `new Promise((done) => {
  const begin = performance.now();
  let frames = 0, last = begin, longest = 0;
  requestAnimationFrame(function draw(now) {
    frames += 1;
    longest = Math.max(longest, now - last);
    last = now;
    if (now - begin < ${SECONDS * 1_000}) requestAnimationFrame(draw);
    else done({ perSecond: frames / ((now - begin) / 1000), longest });
  });
})`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

describeInBrowser('figures of the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nestjs-ari-console-'));
  let asterisk: AsteriskSimulator;
  let browser: HeadlessBrowser;
  let served: ConsoleApplication;

  beforeAll(async () => {
    await buildPage(folder);
    asterisk = await AsteriskSimulator.start({ sessionLimit: 1_000 });
    served = await startConsole({ asterisk, page: folder, providers: [QuietController] });
    browser = await HeadlessBrowser.start();
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    await served.app.close();
    await asterisk.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.runIf(ASKED)(
    `frames and memory with ${CALLS} live calls and ${EVENTS_A_SECOND} events a second`,
    { timeout: 300_000 },
    async () => {
      const page = await browser.open(`${served.url}/console`);
      const visitor = new ConsoleVisitor(page);
      const calls = await Promise.all(
        Array.from({ length: CALLS }, (_, index) => asterisk.call({ from: String(1000 + index), app: 'desk' })),
      );
      await page.until(`document.querySelector('.note')?.textContent === '${CALLS} channels'`, 60_000);
      const ending = new AbortController();
      const typing = calls.map((call) => typeOn(call, ending.signal));
      for (const view of ['calls', 'events', 'bridges', 'connections']) {
        await visitor.goesTo(view);
        await pause(2_000);
        const frames = (await page.evaluate(FRAMES)) as { readonly perSecond: number; readonly longest: number };
        const { JSHeapUsedSize: used = 0, JSHeapTotalSize: total = 0, Nodes: nodes } = await page.metrics();
        await visitor.goesTo('connections');
        const [connection] = served.app.get(AriConnections).overview();
        const before = Number(connection?.events.received);
        await pause(1_000);
        const sent = Number(served.app.get(AriConnections).overview()[0]?.events.received) - before;
        const heard = String(await page.evaluate("document.querySelector('.note').textContent"));
        say(
          `${view.padEnd(12)} ${frames.perSecond.toFixed(1)} frames/s, longest ${frames.longest.toFixed(0)} ms; ` +
            `heap ${(used / 1e6).toFixed(1)} MB of ${(total / 1e6).toFixed(1)} MB, ${nodes} nodes; ${heard}, ${sent} sent by Asterisk`,
        );
      }
      ending.abort();
      await Promise.all(typing);
      await Promise.all(calls.map((call) => call.hangup()));
    },
  );

  it.runIf(ASKED)('first paint after the address was printed by npm start', { timeout: 60_000 }, async () => {
    const page = await browser.open('about:blank');
    const start = spawn(process.execPath, ['.build/sample/start.js'], {
      cwd: packageRoot(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [address, printed] = await new Promise<[string, number]>((resolve) => {
        let output = '';
        start.stdout.on('data', (chunk: Buffer) => {
          output += chunk.toString();
          const found = /http:\S+\/console/.exec(output)?.[0];
          if (found !== undefined) resolve([found, Date.now()]);
        });
      });
      await page.go(address);
      await page.until("performance.getEntriesByName('first-contentful-paint').length > 0");
      const painted = Number(
        await page.evaluate(
          "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime",
        ),
      );
      say(`first paint   ${(painted - printed).toFixed(0)} ms after the address was printed`);
    } finally {
      start.kill('SIGINT');
    }
  });
});

/** Ten keys a second, and with them ten events. */
async function typeOn(call: PhoneCall, signal: AbortSignal): Promise<void> {
  const [length, gap] = [20, 1_000 / (EVENTS_A_SECOND / CALLS) - 20];
  while (!signal.aborted) {
    await call.press('0123456789', { length, gap });
    await pause(gap);
  }
}
