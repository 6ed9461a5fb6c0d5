import { AsteriskSimulator } from 'nestjs-ari/testing';
import { beforeAll, expect, it } from 'vitest';
import { SimulatorTelephones } from '../../sample/start/simulator-telephones.js';
import type { BrowserPage } from '../browser/browser-page.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { ConsoleStage } from './support/console-stage.js';
import { ConsoleVisitor } from './support/console-visitor.js';

describeInBrowser('the telephone on the page', () => {
  let asterisk: AsteriskSimulator;
  let browser: ConsoleStage['browser'];
  let served: ConsoleStage['served'];
  let page: BrowserPage;
  let ada: ConsoleVisitor;

  beforeAll(async () => {
    asterisk = await AsteriskSimulator.start({ dialplan: { default: { operator: ['Answer()', 'Wait(60)'] } } });
    const stage = await ConsoleStage.on(asterisk, {
      access: (simulator) => simulator,
      console: (simulator) => ({ telephones: new SimulatorTelephones(simulator, 'desk') }),
    });
    ({ browser, served } = stage);
    page = await browser.open(`${served.url}/console`);
    // A mark that a page that was loaded again has not.
    await page.evaluate('globalThis.sameAsEver = true');
    ada = new ConsoleVisitor(page);
    return () => stage.stop();
  }, 120_000);

  it('calls; its digits light up; it is held, transferred and hung up with buttons', { timeout: 60_000 }, async () => {
    await ada.sees('.phone', 'PJSIP/300');
    await ada.writes('Number to call', '4711');
    await ada.presses('Call', '.phone');
    await ada.sees('.phone-display', 'Talking with 4711');
    await ada.opens('root');
    await ada.presses('4', '.pad');
    await ada.presses('2', '.pad');
    await ada.sees('.phone-pressed', '42');
    await ada.sees('.card .digits', '42');
    await ada.presses('Hold', '.detail');
    await ada.sees('.card', 'on hold');
    await ada.sees('.phone-heard', 'was put on hold');
    await ada.presses('Resume', '.detail');
    await ada.sees('.phone-heard', 'was taken back');
    await ada.presses('Play', '.detail');
    await ada.sees('.phone-heard', 'heard sound:hello-world');
    await ada.writes('Where to transfer to', 'operator');
    await ada.presses('Transfer', '.detail');
    await ada.sees('.story', 'channels.continue');
    await ada.sees('.story', 'StasisEnd');
    await ada.presses('Hang up', '.detail');
    await ada.sees('.phone-display', 'Ready');
    await ada.sees('.empty', 'No call is up');
    expect(await page.evaluate('sameAsEver')).toBe(true);
  });

  it('rings, and answers', { timeout: 60_000 }, async () => {
    await ada.goesTo('requests');
    await ada.writes('Stream and action, or method', 'channels.create');
    await ada.writes('Input as JSON', JSON.stringify({ data: { endpoint: 'PJSIP/300', callerId: 'Bob <4000>' } }));
    await ada.presses('Send');
    await ada.sees('.phone-display', '4000 is calling');
    await ada.presses('Answer the telephone', '.phone');
    await ada.sees('.phone-display', 'Talking with 4000');
    await ada.presses('End the call', '.phone');
    await ada.sees('.phone-display', 'Ready');
    await ada.presses('Send');
    await ada.sees('.phone-display', '4000 is calling');
    await ada.presses('Refuse', '.phone');
    await ada.sees('.phone-display', 'Ready');
  });

  it('lets a recording be heard, of which there is a file', { timeout: 60_000 }, async () => {
    await page.evaluate(`(() => {
      globalThis.heard = [];
      const decode = AudioContext.prototype.decodeAudioData;
      AudioContext.prototype.decodeAudioData = async function (bytes) {
        const sound = await decode.call(this, bytes);
        heard.push(sound.duration);
        return sound;
      };
    })()`);
    await ada.goesTo('calls');
    await ada.presses('Call', '.phone');
    await ada.opens('root');
    await ada.presses('Record', '.detail');
    await ada.sees('.story', 'RecordingStarted');
    const name = String(
      await page.evaluate(
        `[...document.querySelectorAll('.story li')].find((one) => one.textContent.includes('RecordingStarted')).textContent.match(/console-\\d+/)[0]`,
      ),
    );
    await ada.goesTo('requests');
    await ada.writes('Stream and action, or method', 'liveRecordings.stop');
    await ada.writes('Input as JSON', JSON.stringify({ pk: name }));
    await ada.presses('Send');
    await ada.sees('.exchange', 'liveRecordings.stop');
    await ada.goesTo('calls');
    await ada.opens('root');
    await ada.writes('What to play', `recording:${name}`);
    await ada.presses('Play', '.detail');
    await page.until('heard.length === 1');
    await ada.presses('End the call', '.phone');
    await ada.sees('.phone-display', 'Ready');
  });

  it('belongs to its user alone', { timeout: 60_000 }, async () => {
    const bob = await browser.open(`http://localhost:${served.port}/console/icon.svg`);
    await bob.evaluate("document.cookie = 'user=bob; path=/'");
    await bob.go(`http://localhost:${served.port}/console`);
    const visitor = new ConsoleVisitor(bob);
    await visitor.sees('.phone', 'PJSIP/301');
    await ada.presses('Call', '.phone');
    await ada.sees('.phone-display', 'Talking with 4711');
    await visitor.sees('.phone-display', 'Ready');
    await ada.presses('End the call', '.phone');
    await ada.sees('.phone-display', 'Ready');
    await bob.close();
  });
});
