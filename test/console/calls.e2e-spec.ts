import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { BrowserPage } from '../browser/browser-page.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { ConsoleStage } from './support/console-stage.js';

const PATIENCE = 45_000;
/** What breaks a page that trusts it: markup, marks that turn the direction of a text, and length. */
const HOSTILE = `<img src=x onerror="document.title='broken'">\u202egnp.exe ${'long '.repeat(60)}`;

describeInBrowser('the calls of the console', () => {
  let asterisk: AsteriskSimulator;
  let page: BrowserPage;

  beforeAll(async () => {
    const stage = await ConsoleStage.set();
    ({ asterisk } = stage);
    page = await stage.browser.open(`${stage.served.url}/console`);
    return () => stage.stop();
  }, 120_000);
  // The same page all the time: nobody loads it again.
  beforeEach(async () => {
    await page.evaluate("location.hash = '#/calls'");
    await page.until("document.querySelector('h1')?.textContent === 'Calls'", PATIENCE);
  });

  const text = (selector: string): string => `(document.querySelector(${JSON.stringify(selector)})?.textContent ?? '')`;
  const shows = (selector: string, part: string): Promise<void> =>
    page.until(`${text(selector)}.includes(${JSON.stringify(part)})`, PATIENCE);
  const press = (name: string): Promise<unknown> =>
    page.evaluate(
      `[...document.querySelectorAll('button, a')].find((one) => one.textContent.trim() === ${JSON.stringify(name)}).click()`,
    );
  const openCall = async (caller: string): Promise<void> => {
    await shows('[data-phase="application"]', caller);
    await page.evaluate(
      `[...document.querySelectorAll('.card')].find((one) => one.textContent.includes(${JSON.stringify(caller)})).click()`,
    );
    await shows('.detail h1', caller);
  };

  it('are none in the beginning', async () => {
    await shows('.empty', 'No call is up');
  });

  it('appear, light up with digits, are held, muted, played to and hung up with buttons', async () => {
    const call = await asterisk.call({ from: '1001', name: 'Ada', app: 'desk' });
    await openCall('Ada');
    await call.press('42');
    await shows('.card', '42');
    await press('Hold');
    await shows('.card', 'on hold');
    await press('Resume');
    await press('Mute');
    await shows('.card', 'muted');
    expect(await page.evaluate(text('.card'))).not.toContain('on hold');
    await press('Play');
    await call.heard('sound:hello-world');
    await shows('.timeline', 'sound:hello-world');
    await shows('.story', 'channels.play');
    await press('Hang up');
    await call.ended();
    await shows('.empty', 'No call is up');
    await shows('.detail h1', 'This call is over');
  });

  it('show what is refused', async () => {
    const call = await asterisk.call({ from: '1002', name: 'Bob', app: 'desk' });
    await openCall('Bob');
    await page.evaluate(`(() => {
      const input = document.querySelector('[aria-label="Where to transfer to"]');
      input.value = 'nonsense/';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
    await press('Transfer');
    await shows('.detail .problem', 'redirect: 4');
    await call.hangup();
    await shows('.empty', 'No call is up');
  });

  it('meet in a bridge, and in a room', async () => {
    const calls = await Promise.all(
      ['2001', '2002'].map((from) => asterisk.call({ from, name: `Caller ${from}`, app: 'desk' })),
    );
    await shows('[data-phase="application"] .tally', '2');
    await page.evaluate("location.hash = '#/requests'");
    await shows('h1', 'Requests');
    const ask = async (what: string, input: object): Promise<void> => {
      await page.evaluate(`(() => {
        const set = (selector, value) => {
          const input = document.querySelector(selector);
          input.value = value;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        };
        set('.request input', ${JSON.stringify(what)});
        set('.request textarea', ${JSON.stringify(JSON.stringify(input))});
      })()`);
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
      await press('Send');
      await shows('.exchange', what);
    };
    await ask('bridges.create', { data: { type: 'mixing', name: 'room 7' } });
    await page.evaluate("location.hash = '#/bridges'");
    await shows('.room', 'room 7');
    const id = String(
      await page.evaluate("fetch('./config.json').then(() => document.querySelector('.room').dataset.id)"),
    );
    await page.evaluate("location.hash = '#/requests'");
    await shows('h1', 'Requests');
    await ask('bridges.addChannel', { pk: id, data: { channel: calls.map(({ channelId }) => channelId) } });
    await page.evaluate("location.hash = '#/bridges'");
    await shows('.room', 'Caller 2001');
    await shows('.room', 'Caller 2002');
    await page.evaluate("location.hash = '#/calls'");
    await shows('[data-phase="bridge"]', 'with Caller 2002');
    await Promise.all(calls.map((call) => call.hangup()));
    await shows('.empty', 'No call is up');
  });

  it('with hostile names are text, and the layout holds', async () => {
    const call = await asterisk.call({ from: '66"><b>6', name: HOSTILE, app: 'desk' });
    await shows('[data-phase="application"]', '<img src=x onerror=');
    expect(await page.evaluate("document.querySelectorAll('.card img, .card b').length")).toBe(0);
    expect(await page.evaluate(text('.card'))).not.toContain('\u202e');
    expect(await page.evaluate("document.querySelector('.card').offsetHeight")).toBe(100);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await page.evaluate('document.title')).toBe('Console');
    await call.hangup();
    await shows('.empty', 'No call is up');
  });
});
