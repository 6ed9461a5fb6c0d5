import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { beforeAll, expect, it } from 'vitest';
import type { BrowserPage } from '../browser/browser-page.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { ConsoleStage } from './support/console-stage.js';
import { ConsoleVisitor } from './support/console-visitor.js';

const LONG = 60_000;
const HOSTILE = `<img src=x onerror="document.title='broken'">\u202egnp.exe ${'long '.repeat(60)}`;

describeInBrowser('what the console remembers', () => {
  let asterisk: AsteriskSimulator;
  let browser: ConsoleStage['browser'];
  let served: ConsoleStage['served'];
  let page: BrowserPage;
  let ada: ConsoleVisitor;

  beforeAll(async () => {
    // Nobody has a finger here with which pages are allowed to sound.
    const stage = await ConsoleStage.set({ flags: ['--autoplay-policy=no-user-gesture-required'] });
    ({ asterisk, browser, served } = stage);
    page = await browser.open(`${served.url}/console`);
    ada = new ConsoleVisitor(page);
    return () => stage.stop();
  }, 120_000);

  const openPast = async (caller: string): Promise<void> => {
    await ada.goesTo('history');
    await ada.sees('a.line', caller);
    await page.evaluate(
      `[...document.querySelectorAll('a.line')].find((one) => one.textContent.includes(${JSON.stringify(caller)})).click()`,
    );
    await ada.sees('.detail h1', caller);
  };

  it('a call of the past: steps, commands, playbacks and recordings on one axis', { timeout: LONG }, async () => {
    const call = await asterisk.call({ from: '7101', name: 'Ada', app: 'desk' });
    await call.answered();
    await call.press('9');
    await call.heard('sound:vm-enter-num-to-call');
    await call.press('12');
    await ada.opens('Ada');
    await ada.presses('Record', '.detail');
    await ada.sees('.story', 'RecordingStarted');
    await call.hangup();
    await openPast('Ada');
    await ada.sees('.timeline .bar.verb', 'gather');
    await ada.sees('.timeline .bar.play', 'sound:vm-enter-num-to-call');
    await ada.sees('.timeline .bar.record', 'console-');
    await ada.sees('.story', 'channels.answer: 204');
    await ada.sees('.story', 'gather: digits');
    // Which keys were pressed is nobody's business afterwards.
    await ada.sees('.story', 'a key is pressed');
    expect(await page.evaluate("document.querySelectorAll('.timeline .dot.command').length")).toBeGreaterThan(1);
  });

  it('is that of nobody else', { timeout: LONG }, async () => {
    const bob = await browser.open(`http://localhost:${served.port}/console/icon.svg`);
    await bob.evaluate("document.cookie = 'user=bob; path=/'");
    await bob.go(`http://localhost:${served.port}/console`);
    const visitor = new ConsoleVisitor(bob);
    await visitor.goesTo('requests');
    const id = String(await page.evaluate("decodeURIComponent(location.hash.split('/')[2])"));
    await visitor.writes('Stream and action, or method', 'console.timeline');
    await visitor.writes('Input as JSON', JSON.stringify({ callId: id }));
    await visitor.presses('Send');
    await visitor.sees('.exchange pre', '"legs": []');
    for (const view of ['history', 'voicemail', 'telephones', `history/${encodeURIComponent(id)}`]) {
      await visitor.goesTo(view);
      expect(await bob.evaluate('document.body.textContent'), view).not.toMatch(/Ada|7101/);
    }
    await bob.close();
  });

  it('a message: listened to in the browser, marked and deleted', { timeout: LONG }, async () => {
    const call = await asterisk.call({ from: '7102', name: HOSTILE, app: 'desk' });
    await call.answered();
    await call.press('8');
    await call.heard('sound:vm-intro', { timeout: 10_000 });
    await ada.goesTo('calls');
    await ada.opens('<img src=x');
    await ada.sees('.detail .story', 'RecordingStarted');
    await call.talk(1_000);
    await call.press('#');
    await ada.goesTo('voicemail');
    await ada.sees('.note', '1 new message');
    await ada.sees('button.line', '<img src=x onerror=');
    await page.evaluate("document.querySelector('button.line').click()");
    await page.until("document.querySelector('audio').duration > 0", 10_000);
    await page.evaluate("document.querySelector('audio').play()");
    // Who has listened to its end has heard it.
    await ada.sees('.note', '0 new messages');
    await ada.presses('Mark as new');
    await ada.sees('.note', '1 new message');
    expect(await page.evaluate("document.querySelectorAll('.line img, .room img').length")).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await ada.presses('Delete');
    await ada.sees('.empty', 'No message');
    await call.hangup();
  });

  it('templates of everything that can be asked for, from the schemas', { timeout: LONG }, async () => {
    await ada.goesTo('requests');
    await page.until("document.querySelectorAll('[aria-label=Template] option').length > 80");
    await ada.writes('Template', 'channels.play');
    await ada.sees('.exchange', 'media (must be there)');
    expect(await page.evaluate("JSON.parse(document.querySelector('textarea').value)")).toMatchObject({
      pk: 'id',
      data: { media: expect.anything() },
    });
    await ada.writes('Template', 'channels.list');
    await ada.presses('Send');
    await ada.sees('.exchange', '"answer": ');
    expect(await page.evaluate("document.querySelector('.exchange a').getAttribute('href')")).toBe(
      '/api/docs#/channels',
    );
  });
});
