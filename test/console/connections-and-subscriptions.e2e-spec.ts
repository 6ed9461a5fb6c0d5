import { AsteriskSimulator } from 'nestjs-ari/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HeadlessBrowser } from '../browser/headless-browser.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { buildPage } from './support/built-page.js';
import { startConsole, type ConsoleApplication } from './support/console-application.js';
import { ConsoleVisitor } from './support/console-visitor.js';

describeInBrowser('the console, for a developer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nestjs-ari-console-'));
  let asterisk: AsteriskSimulator;
  let browser: HeadlessBrowser;
  let served: ConsoleApplication;
  let visitor: ConsoleVisitor;

  beforeAll(async () => {
    await buildPage(folder);
    asterisk = await AsteriskSimulator.start();
    served = await startConsole({ asterisk, page: folder });
    browser = await HeadlessBrowser.start();
    visitor = new ConsoleVisitor(await browser.open(`${served.url}/console`));
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    await served.app.close();
    await asterisk.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells of the last gap of a connection, and what was missed in it', { timeout: 60_000 }, async () => {
    await visitor.goesTo('connections');
    await visitor.sees('.facts > div', 'Last gapnone');
    const call = await asterisk.call({ from: '1001', name: 'Missed', app: 'desk' });
    await call.answered();
    await visitor.goesTo('calls');
    await visitor.sees('.card', 'Missed');
    await asterisk.faults.refuseConnections();
    asterisk.faults.dropSockets();
    await call.hangup();
    await asterisk.faults.acceptConnections();
    await visitor.goesTo('connections');
    await visitor.sees('.facts > div', 's; missed: 1 call ended');
    await visitor.sees('.facts > div', 'Reconnects1');
  });

  it('lists what the page is subscribed to, and subscribes by hand', { timeout: 60_000 }, async () => {
    await visitor.goesTo('requests');
    await visitor.sees('.subscriptions .line', 'ari.application.desk');
    await visitor.sees('.subscriptions .line', 'deviceStates');
    await visitor.writes('What to subscribe to', 'calls');
    await visitor.presses('Subscribe');
    await visitor.sees('.subscriptions .line', 'calls stream');
    const call = await asterisk.call({ from: '1002', app: 'desk' });
    await visitor.sees('.subscriptions .line:last-child .time', ' event');
    await call.hangup();
    await visitor.goesTo('events');
    await visitor.sees('.event', 'calls: create');
    await visitor.goesTo('requests');
    await visitor.presses('End', '.subscriptions');
    await visitor.seesNo('.subscriptions .line', 'calls stream');
    await visitor.writes('What to subscribe to', 'nothing');
    await visitor.presses('Subscribe');
    await visitor.sees('.subscriptions .refused', '404');
    expect(await visitor.loads()).toBe(1);
  });
});
