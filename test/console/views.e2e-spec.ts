import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { SimulatorTelephones } from '../../sample/start/simulator-telephones.js';
import type { BrowserPage } from '../browser/browser-page.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { ConsoleStage } from './support/console-stage.js';
import { takePictures } from './support/pictures.js';

const PATIENCE = 45_000;
const VIEWS = 'calls bridges telephones history voicemail connections events handlers requests'.split(' ');
/** Names that break a page that trusts them. */
const HOSTILE = `<img src=x onerror="document.title='broken'">\u202egnp.exe ${'long '.repeat(1_000)}`;

const VIOLATIONS = `globalThis.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(violatedDirective + ' ' + blockedURI));`;

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describeInBrowser('every view of the console', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let asterisk: AsteriskSimulator;
  let browser: ConsoleStage['browser'];
  let served: ConsoleStage['served'];
  let page: BrowserPage;

  beforeAll(async () => {
    const stage = await ConsoleStage.set({
      console: (simulator) => ({ telephones: new SimulatorTelephones(simulator, 'desk') }),
    });
    ({ asterisk, browser, served } = stage);
    page = await browser.open('about:blank');
    await page.before(VIOLATIONS);
    await page.looks(1280, 800, 'light');
    await page.go(`${served.url}/console`);
    return () => stage.stop();
  }, 120_000);

  const show = async (view: string): Promise<void> => {
    await page.evaluate(`location.hash = '#/${view}'`);
    await page.until(`document.querySelector('nav [aria-current]')?.hash === '#/${view.split('/')[0]}'`, PATIENCE);
    await page.until(
      "document.querySelector('h1') !== null && !document.body.textContent.includes('asking…')",
      PATIENCE,
    );
  };
  const findings = async (): Promise<string[]> => {
    const found = (await page.evaluate(`(async () => {
      const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] });
      return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }));
    })()`)) as Finding[];
    return found.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${impact} ${id}: ${html} ${failureSummary}`),
    );
  };
  const expectGood = async (name: string): Promise<void> => {
    await page.evaluate(axe);
    for (const [width, scheme] of [
      [360, 'dark'],
      [1280, 'light'],
    ] as const) {
      await page.looks(width, 800, scheme);
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
      expect(await findings(), `${name} ${width} ${scheme}`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${name} ${width}`).toBe(true);
    }
    expect(await page.evaluate('violations')).toEqual([]);
    await takePictures(page, name);
  };

  it.each(VIEWS)('%s, with nothing to see', { timeout: 120_000 }, async (view) => {
    await show(view);
    await expectGood(`empty-${view}`);
  });

  describe('with calls', () => {
    beforeAll(async () => {
      await page.looks(1280, 800, 'light');
      const calls = await Promise.all(
        Array.from({ length: 24 }, (_, index) =>
          asterisk.call({ from: `+49 30 90${index + 100}`, name: `Caller ${index + 1}`, app: 'desk' }),
        ),
      );
      await show('calls');
      await page.until("document.querySelector('[data-phase=\"application\"] .tally')?.textContent === '24'", PATIENCE);
      for (const call of calls.slice(0, 3)) await call.press('42');
      const told = await asterisk.call({ from: '<b>7000</b>', name: HOSTILE, app: 'desk' });
      await told.answered();
      await told.press('9');
      await told.heard('sound:vm-enter-num-to-call');
      await told.press('12');
      await told.press('8');
      await page.evaluate(`location.hash = '#/calls/' + ${JSON.stringify(encodeURIComponent(told.channelId))}`);
      await page.until("document.querySelector('.detail .story')?.textContent.includes('RecordingStarted')", PATIENCE);
      await told.talk(1_000);
      await told.press('#');
      await told.hangup();
      await Promise.all(calls.slice(20).map((call) => call.hangup()));
      const { port } = served;
      const { GatewayClient } = await import('../../packages/gateway-client/src/index.js');
      const { WebSocket } = await import('ws');
      const client = new GatewayClient({ url: `ws://127.0.0.1:${port}/ari-gateway`, WebSocket });
      for (const pair of [calls.slice(4, 6), calls.slice(6, 9)]) {
        const bridge = await client
          .stream('bridges')
          .action<{ id: string }>('create', { data: { type: 'mixing', name: `room of ${pair.length}` } });
        await client
          .stream('bridges')
          .action('addChannel', { pk: bridge.id, data: { channel: pair.map(({ channelId }) => channelId) } });
      }
      await client
        .stream('channels')
        .action('play', { pk: calls[1]?.channelId ?? '', data: { media: 'sound:tt-weasels' } });
      client.close();
      await page.evaluate(
        `location.hash = '#/calls/' + ${JSON.stringify(encodeURIComponent(calls[1]?.channelId ?? ''))}`,
      );
      await page.until("document.querySelector('.detail h1')?.textContent === 'Caller 2'", PATIENCE);
      await page.until("document.querySelector('[data-phase=\"bridge\"] .tally')?.textContent === '5'", PATIENCE);
      await page.evaluate(
        `[...document.querySelectorAll('.detail button')].find((one) => one.textContent === 'Hold').click()`,
      );
      await page.until("document.querySelector('.card.chosen')?.textContent.includes('on hold')", PATIENCE);
    }, 60_000);

    it('a call', { timeout: 120_000 }, async () => {
      await expectGood('busy-call');
    });

    it.each(VIEWS)('%s', { timeout: 120_000 }, async (view) => {
      await show(view);
      if (view === 'voicemail') {
        await page.until("document.querySelector('button.line') !== null", PATIENCE);
        await page.evaluate("document.querySelector('button.line').click()");
        await page.until("document.querySelector('audio') !== null", PATIENCE);
      }
      if (view === 'history') await page.until("document.querySelectorAll('.line').length > 3", PATIENCE);
      await expectGood(`busy-${view}`);
    });

    it('a call of the past', { timeout: 120_000 }, async () => {
      await show('history');
      await page.until("document.querySelectorAll('a.line').length > 3", PATIENCE);
      await page.evaluate(
        "[...document.querySelectorAll('a.line')].find((one) => one.textContent.includes('<img src=x')).click()",
      );
      await page.until("document.querySelector('.detail .timeline .bar.verb') !== null", PATIENCE);
      expect(await page.evaluate("document.querySelectorAll('.detail img').length")).toBe(0);
      await expectGood('busy-past-call');
    });

    it('by keyboard alone', async () => {
      await page.looks(1280, 800, 'light');
      await show('calls');
      await page.evaluate('document.activeElement.blur()');
      for (let presses = 0; presses < 40; presses += 1) {
        await page.key('Tab');
        if ((await page.evaluate("document.activeElement.classList.contains('card')")) === true) break;
      }
      await page.key('Enter');
      await page.until(
        "document.activeElement.tagName === 'H1' && document.querySelector('.detail') !== null",
        PATIENCE,
      );
      await page.key('Tab');
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Close this call');
      await page.key('Enter');
      await page.until("document.querySelector('.detail') === null", PATIENCE);
    });
  });

  describe('broken', () => {
    it.each(VIEWS)('%s, where nothing is permitted', { timeout: 120_000 }, async (view) => {
      await page.looks(1280, 800, 'light');
      await page.evaluate("document.cookie = 'user=guest; path=/'");
      if (view === VIEWS[0]) await page.go(`${served.url}/console#/calls`);
      await show(view);
      await page.until(
        "document.querySelector('.problem, table, .room, .exchange, .empty') !== null && !document.body.textContent.includes('asking…')",
        PATIENCE,
      );
      await expectGood(`forbidden-${view}`);
    });

    it('is mended with the permission', { timeout: 120_000 }, async () => {
      await page.evaluate("document.cookie = 'user=root; path=/'");
      await page.go(`${served.url}/console`);
      await page.until("document.querySelector('.note')?.textContent === '20 channels'", PATIENCE);
    });

    it('Asterisk is away', { timeout: 120_000 }, async () => {
      await page.looks(1280, 800, 'light');
      await show('calls');
      await asterisk.stop();
      await page.until(
        "document.querySelector('.banner').textContent.includes('Asterisk (default) is away since')",
        PATIENCE,
      );
      expect(await page.evaluate("document.querySelector('.banner').textContent")).toContain('20 calls were up then');
      await expectGood('broken-asterisk');
    });

    it('the gateway is away', { timeout: 120_000 }, async () => {
      await page.looks(1280, 800, 'light');
      await served.app.close();
      await page.until("document.querySelector('.banner').textContent.includes('The gateway is away since')", PATIENCE);
      await expectGood('broken-gateway');
    });
  });
});
