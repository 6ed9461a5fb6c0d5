import {
  AriCall,
  AriController,
  OnCallEnd,
  OnStasisStart,
  StasisStart,
  type AriModuleOptions,
  type Bridge,
  type ChannelEnd,
} from 'nestjs-ari';
import { AriClient } from 'nestjs-ari/client';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { describeOnBoth, startSimulator } from '../../contract/targets.js';
import { startApplication } from '../support/ari-application.js';
import { Gate } from '../support/gate.js';
import { Journal } from '../support/journal.js';

const APP = 'call-at-a-shutdown';

/** Makes a bridge for each call, and destroys it when the call ends. */
@AriController({ app: APP, perCall: true })
class BridgeForEachCall {
  #bridge: Bridge | undefined;

  constructor(
    private readonly call: AriCall,
    private readonly journal: Journal,
  ) {}

  @OnStasisStart()
  async begin({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    this.#bridge = await this.call.client.bridges.create({ type: 'mixing', name: `${APP} ${channel.id}` });
    await this.#bridge.addChannel(channel);
    this.journal.note('in a bridge');
  }

  @OnCallEnd()
  async end({ outcome }: ChannelEnd): Promise<void> {
    await this.#bridge?.destroy();
    this.journal.note(`destroyed after ${outcome}`);
  }
}

@AriController({ app: APP, perCall: true })
class NeverEnding {
  constructor(
    private readonly gate: Gate,
    private readonly journal: Journal,
  ) {}

  @OnStasisStart()
  begin(): void {
    this.journal.note('began');
  }

  @OnCallEnd()
  async end(): Promise<void> {
    await this.gate.opened('hold');
  }
}

describeOnBoth('a call that is up when the application shuts down', (target) => {
  let simulator: AsteriskSimulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  const address = () => {
    const { url, username, password } = target.address();
    return { url: url.replace(/\/ari$/, ''), username, password };
  };

  /** Somebody calls; the call ends with the test. */
  async function callIn(): Promise<AriClient> {
    const operator = new AriClient({ ...address(), events: false });
    onTestFinished(() => operator.close());
    const endpoint = `Local/app-${APP}@default`;
    const caller = await operator.channels.originate({ endpoint, context: 'default', extension: 'answer' });
    onTestFinished(() => caller.hangup({ ifGone: 'ignore' }));
    return operator;
  }

  it.each<[string, Partial<AriModuleOptions>]>([
    ['HTTP', {}],
    ['a WebSocket', { transport: 'websocket' }],
    ['the event socket', { transport: 'websocket', websocket: { socket: 'events' } }],
  ])('ends for it while commands over %s are possible', async (_name, options) => {
    const { app, journal, errors, log } = await startApplication({
      options: { ...address(), ...options },
      providers: [BridgeForEachCall],
    });
    const operator = await callIn();
    await journal.until('in a bridge');
    // Other tests have bridges on the same server.
    const own = async () => (await operator.bridges.list()).filter(({ name }) => name.startsWith(APP));
    await expect(own()).resolves.toHaveLength(1);
    await app.close();
    expect(journal.entries).toEqual(['in a bridge', 'destroyed after lost']);
    expect(errors).toEqual([]);
    expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
    // Asterisk lists a bridge for a moment after it has said that it is gone.
    await expect.poll(own).toEqual([]);
  });

  it('is waited for as long as drain.timeout says, and then named', async () => {
    const { app, journal, log } = await startApplication({
      options: { ...address(), drain: { timeout: 50 } },
      providers: [NeverEnding, Gate],
    });
    await callIn();
    await journal.until('began');
    await app.close();
    expect(log.with('@OnCallEnd methods are still at work after 50 ms')).toHaveLength(1);
    app.get(Gate).open('hold');
  });
});
