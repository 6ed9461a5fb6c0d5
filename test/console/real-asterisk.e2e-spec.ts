import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AsteriskServer } from '../asterisk/asterisk-server.js';
import { SippCall } from '../asterisk/sip/sipp-call.js';
import { WEBRTC_TELEPHONE, webrtcAccount } from '../asterisk/webrtc-telephone.js';
import type { BrowserPage } from '../browser/browser-page.js';
import { FAKE_MICROPHONE } from '../browser/headless-browser.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { ConsoleStage } from './support/console-stage.js';
import { ConsoleVisitor } from './support/console-visitor.js';

const SECONDS = 1_000;

describeOnAsterisk('the console on a real Asterisk', () => {
  describeInBrowser('in a real browser', () => {
    let asterisk: AsteriskServer;
    let served: ConsoleStage['served'];
    let page: BrowserPage;
    let ada: ConsoleVisitor;

    beforeAll(async () => {
      // Its own: browsers are telephones of this one.
      asterisk = await AsteriskServer.start({ confExtra: { 'pjsip.conf': WEBRTC_TELEPHONE } });
      const account = webrtcAccount(asterisk);
      const telephones = { sipServers: [account.server], telephoneOf: () => account };
      const stage = await ConsoleStage.on(asterisk, {
        access: ({ url }) => ({ url: url.replace(/\/ari$/, ''), username: 'ari', password: 'ari' }),
        console: () => ({ telephones }),
        flags: FAKE_MICROPHONE,
      });
      ({ served } = stage);
      page = await stage.browser.open('about:blank');
      await page.before(`globalThis.violations = [];
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(violatedDirective + ' ' + blockedURI));`);
      await page.go(`${served.url}/console`);
      await page.evaluate('globalThis.sameAsEver = true');
      ada = new ConsoleVisitor(page);
      return () => stage.stop();
    }, 120_000);

    it(
      'a SIP phone calls; its digits light up; it is held, transferred and hung up with buttons',
      async () => {
        await ada.sees('.empty', 'No call is up');
        const call = await SippCall.place(asterisk, { extension: 'app-desk', callerName: 'Ada', callerNumber: '1001' });
        await call.answered();
        await ada.opens('Ada');
        await call.press('42');
        await ada.sees('.card .digits', '42');
        await ada.presses('Hold', '.detail');
        await ada.sees('.card', 'on hold');
        await ada.presses('Resume', '.detail');
        await ada.seesNo('.card', 'on hold');
        await ada.presses('Play', '.detail');
        await call.hears(25);
        await ada.sees('.timeline', 'sound:hello-world');
        await ada.writes('Where to transfer to', 'echo');
        await ada.presses('Transfer', '.detail');
        await ada.sees('.story', 'StasisEnd');
        const echo = call.hears(10);
        await call.speak(500);
        await echo;
        await ada.presses('Hang up', '.detail');
        await call.ended();
        await ada.sees('.detail h1', 'This call is over');
        await ada.sees('.empty', 'No call is up');
        expect(await page.evaluate('sameAsEver')).toBe(true);
      },
      180 * SECONDS,
    );

    describe('the browser as a telephone', () => {
      const connection = (what: string): Promise<unknown> =>
        page.evaluate(`(async () => {
          for (const one of (await calls.at(-1).getStats()).values()) if (${what}) return one;
        })()`);

      beforeAll(async () => {
        // How the connections of the page are, seen from outside of it.
        await page.before(`globalThis.calls = [];
          const Connection = RTCPeerConnection;
          globalThis.RTCPeerConnection = class extends Connection { constructor(...all) { super(...all); calls.push(this); } };`);
        await page.go(`${served.url}/console`);
        await page.until(
          'performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/sip-telephone.js"))',
        );
        await page.evaluate('globalThis.sameAsEver = true');
      });

      it(
        'calls the application and hears it; it is held, transferred and hung up with buttons',
        async () => {
          await ada.sees('.phone', 'page@127.0.0.1');
          await ada.writes('Number to call', 'app-desk');
          await ada.presses('Call', '.phone');
          await ada.sees('.phone-display', 'Talking with app-desk');
          await ada.opens('Page');
          await ada.presses('4', '.pad');
          await ada.presses('2', '.pad');
          await ada.sees('.card .digits', '42');
          await ada.presses('Hold', '.detail');
          await ada.sees('.card', 'on hold');
          await ada.presses('Resume', '.detail');
          await ada.presses('Play', '.detail');
          await ada.sees('.timeline', 'sound:hello-world');
          await vi.waitFor(
            async () =>
              expect(await connection("one.type === 'inbound-rtp' && one.totalAudioEnergy > 0")).toBeDefined(),
            45 * SECONDS,
          );
          expect(await connection("one.type === 'transport'")).toMatchObject({ dtlsState: 'connected' });
          expect(await connection("one.type === 'codec'")).toMatchObject({ mimeType: 'audio/opus' });
          await ada.writes('Where to transfer to', 'echo');
          await ada.presses('Transfer', '.detail');
          await ada.sees('.story', 'StasisEnd');
          await ada.presses('Hang up', '.detail');
          await ada.sees('.phone-display', 'Ready');
          await ada.sees('.empty', 'No call is up');
          expect(await page.evaluate('violations')).toEqual([]);
          expect(await page.evaluate('sameAsEver')).toBe(true);
        },
        180 * SECONDS,
      );

      it(
        'rings, answers and is hung up on',
        async () => {
          await ada.goesTo('requests');
          await ada.writes('Stream and action, or method', 'channels.create');
          const asked = { endpoint: 'PJSIP/page', app: 'desk', callerId: 'Bob <4711>' };
          await ada.writes('Input as JSON', JSON.stringify({ data: asked }));
          await ada.presses('Send');
          await ada.sees('.phone-display', 'Bob is calling');
          await ada.presses('Answer the telephone', '.phone');
          await ada.sees('.phone-display', 'Talking with Bob');
          await ada.goesTo('calls');
          await ada.presses('End the call', '.phone');
          await ada.sees('.phone-display', 'Ready');
          await ada.sees('.empty', 'No call is up');
        },
        180 * SECONDS,
      );

      it(
        'is asked to call somebody else, and does',
        async () => {
          await ada.presses('Call', '.phone');
          await ada.sees('.phone-display', 'Talking with app-desk');
          await ada.opens('Page');
          await ada.writes('Where to transfer to', `PJSIP/sip:echo@127.0.0.1`);
          await ada.presses('Transfer', '.detail');
          await ada.sees('.story', 'channels.redirect');
          await ada.sees('.card', 'echo');
          await ada.presses('End the call', '.phone');
          await ada.sees('.phone-display', 'Ready');
        },
        180 * SECONDS,
      );
    });
  });
});
