import { AriConnections, AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
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
import { Crowd } from './support/crowd.js';
import { takePictures } from './support/pictures.js';

/**
 * `FIGURES=1 npx vitest run test/console/figures` prints what `docs/console.md` says, and with `PICTURES=folder` takes pictures of every
 * view meanwhile. It asserts nothing: a timing is no test.
 */
const ASKED = process.env['FIGURES'] !== undefined;
const CALLS = 500;
const EVENTS_A_SECOND = 5_000;
const SECONDS = 10;
const VIEWS = 'calls bridges telephones history voicemail connections events handlers requests'.split(' ');

/** Answers, and listens. */
@AriController({ app: 'desk' })
class QuietController {
  @OnStasisStart()
  async answer({ channel }: StasisStart): Promise<void> {
    await channel.answer();
  }
}

/** Counts what comes over the page's socket, before the page's own scripts are there. */
const COUNT = `globalThis.arrived = 0;
  globalThis.WebSocket = class extends WebSocket {
    constructor(...parts) {
      super(...parts);
      this.addEventListener('message', ({ data }) => void (data.startsWith('{"channel":"ari.') && (arrived += 1)));
    }
  };`;

/** Frames that the page draws while it is looked at, by its own count, and events that come meanwhile. */
const LOOK = `new Promise((done) => {
  const begin = performance.now();
  const already = arrived;
  let frames = 0, last = begin, longest = 0;
  requestAnimationFrame(function draw() {
    const now = performance.now();
    frames += 1;
    longest = Math.max(longest, now - last);
    last = now;
    if (now - begin < ${SECONDS * 1_000}) return requestAnimationFrame(draw);
    const seconds = (now - begin) / 1000;
    done({ frames: frames / seconds, longest, arrived: (arrived - already) / seconds });
  });
})`;

interface Look {
  readonly frames: number;
  readonly longest: number;
  readonly arrived: number;
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

describeInBrowser('figures of the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nestjs-ari-console-'));
  let crowd: Crowd;
  let browser: HeadlessBrowser;
  let served: ConsoleApplication;

  beforeAll(async () => {
    await buildPage(folder);
    crowd = await Crowd.start();
    // Without subscribeAll: Asterisk tells each event once.
    served = await startConsole({
      asterisk: crowd.asterisk,
      page: folder,
      providers: [QuietController],
      subscribeAll: false,
    });
    browser = await HeadlessBrowser.start();
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    await served.app.close();
    await crowd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.runIf(ASKED)(
    `frames and memory with ${CALLS} live calls and ${EVENTS_A_SECOND} events a second`,
    { timeout: 600_000 },
    async () => {
      const page = await browser.open('about:blank');
      await page.before(COUNT);
      await page.looks(1280, 800, 'light');
      await page.go(`${served.url}/console`);
      const visitor = new ConsoleVisitor(page);
      await crowd.ask({ do: 'call', calls: CALLS });
      await page.until(`document.querySelector('.note')?.textContent === '${CALLS} channels'`, 60_000);
      await page.until(
        `document.querySelector('[data-phase="application"] .tally')?.textContent === '${CALLS}'`,
        120_000,
      );
      await crowd.ask({ do: 'press', rate: EVENTS_A_SECOND });
      for (const view of VIEWS) {
        await visitor.goesTo(view);
        await pause(2_000);
        const before = { crowd: await crowd.ask({ do: 'look' }), app: process.cpuUsage(), page: await page.metrics() };
        const began = performance.now();
        const { frames, longest, arrived } = (await page.evaluate(LOOK)) as Look;
        const seconds = (performance.now() - began) / 1_000;
        const after = { crowd: await crowd.ask({ do: 'look' }), page: await page.metrics() };
        const { user, system } = process.cpuUsage(before.app);
        const { JSHeapUsedSize: used = 0, JSHeapTotalSize: total = 0, Nodes: nodes } = after.page;
        const busy = ((after.page['TaskDuration'] ?? 0) - (before.page['TaskDuration'] ?? 0)) / seconds;
        say(
          `${view.padEnd(12)} ${frames.toFixed(1)} frames/s, longest ${longest.toFixed(0)} ms; ` +
            `${((after.crowd.pressed - before.crowd.pressed) / seconds).toFixed(0)} events/s sent, ${arrived.toFixed(0)} came to the page; ` +
            `heap ${(used / 1e6).toFixed(1)} MB of ${(total / 1e6).toFixed(1)} MB, ${nodes} nodes; processor: ` +
            `page ${percent(busy)}, application ${percent((user + system) / 1e6 / seconds)}, ` +
            `callers ${percent((after.crowd.cpu - before.crowd.cpu) / 1e6 / seconds)}; ` +
            `${served.app.get(AriConnections).overview()[0]?.reconnects} reconnects to Asterisk`,
        );
        await takePictures(page, `crowd-${view}`);
        await page.looks(1280, 800, 'light');
      }
      await crowd.ask({ do: 'end' });
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
