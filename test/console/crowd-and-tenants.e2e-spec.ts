import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import type { BrowserPage } from '../browser/browser-page.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { ConsoleStage } from './support/console-stage.js';

const PATIENCE = 45_000;

describeInBrowser('the console', () => {
  let asterisk: AsteriskSimulator;
  let browser: ConsoleStage['browser'];
  let served: ConsoleStage['served'];

  beforeAll(async () => {
    const stage = await ConsoleStage.set();
    ({ asterisk, browser, served } = stage);
    return () => stage.stop();
  }, 120_000);

  const shown = "document.querySelector('.note')?.textContent";

  it('draws of 500 calls those in sight', { timeout: 120_000 }, async () => {
    const calls = await Promise.all(
      Array.from({ length: 500 }, (_, index) => asterisk.call({ from: String(1000 + index), app: 'desk' })),
    );
    const page = await browser.open(`${served.url}/console`);
    await page.until(`${shown} === '500 channels'`, PATIENCE);
    await page.until("document.querySelector('[data-phase=\"application\"] .tally')?.textContent === '500'", PATIENCE);
    expect(await page.evaluate("document.querySelectorAll('.card').length")).toBeLessThan(40);
    await page.evaluate('document.querySelector(\'[data-phase="application"] .window\').scrollTop = 1e6');
    await page.until("[...document.querySelectorAll('.who')].at(-1)?.textContent === '1499'", PATIENCE);
    await Promise.all(calls.map((call) => call.hangup()));
    await page.until(`${shown} === '0 channels'`, PATIENCE);
  });

  it('shows each tenant its own calls, and no trace of those of others', { timeout: 90_000 }, async () => {
    // Two hosts, so that the two pages have cookies of their own.
    const open = async (host: string, user: string): Promise<BrowserPage> => {
      const page = await browser.open(`http://${host}:${served.port}/console/icon.svg`);
      await page.evaluate(`document.cookie = 'user=${user}; path=/'`);
      await page.go(`http://${host}:${served.port}/console`);
      return page;
    };
    const [ada, bob] = await Promise.all([open('127.0.0.1', 'ada'), open('localhost', 'bob')]);
    const call = await asterisk.call({ from: '7001', name: 'Adas caller', app: 'desk' });
    onTestFinished(() => (call.over ? undefined : call.hangup()));
    await call.answered();
    await ada.until(`document.body.textContent.includes('Adas caller')`, PATIENCE);
    await ada.evaluate("document.querySelector('.card').click()");
    await ada.until("document.querySelector('.detail') !== null", PATIENCE);
    await bob.until(`${shown} === '0 channels'`, PATIENCE);
    await call.press('7');
    await ada.until(`document.body.textContent.includes('ChannelDtmfReceived')`, PATIENCE);
    for (const view of ['calls', 'bridges', 'telephones', 'history', 'events']) {
      await bob.evaluate(`location.hash = '#/${view}'`);
      await bob.until(`document.querySelector('nav [aria-current]')?.hash === '#/${view}'`, PATIENCE);
      expect(await bob.html(), view).not.toMatch(/Adas caller|7001/);
    }
    await Promise.all([ada.close(), bob.close()]);
  });
});
