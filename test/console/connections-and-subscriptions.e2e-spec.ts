import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { ConsoleStage } from './support/console-stage.js';
import { ConsoleVisitor } from './support/console-visitor.js';

describeInBrowser('the console, for a developer', () => {
  let asterisk: AsteriskSimulator;
  let visitor: ConsoleVisitor;

  beforeAll(async () => {
    const stage = await ConsoleStage.set();
    ({ asterisk } = stage);
    visitor = new ConsoleVisitor(await stage.browser.open(`${stage.served.url}/console`));
    return () => stage.stop();
  }, 120_000);

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
