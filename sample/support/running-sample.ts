import type { Type } from '@nestjs/common';
import { Test, type TestingModule, type TestingModuleBuilder } from '@nestjs/testing';
import { AriClient, getAriOptionsToken } from 'nestjs-ari';
import { onTestFinished } from 'vitest';
import { SippCall, type SippCallOptions } from '../../test/asterisk/sip/sipp-call.js';
import { Watch } from '../../test/asterisk/watch.js';
import { plugInAnsweringPhone, type PluggedIn } from './answering-phone.js';
import { asteriskOfSample, type AsteriskOfSample } from './describe-on-both.js';
import { SimulatedPhone, type SamplePhone } from './sample-phone.js';

const PATIENCE_MS = 45_000;

/** A sample that runs against the Asterisk of its suite, and what its test saw of it. */
export class RunningSample {
  /** What was heard to its end, in order: `hello-world done`. */
  readonly heard: string[] = [];
  /** Names of the events that came, in order. */
  readonly events: string[] = [];
  readonly #happening = new Watch();

  private constructor(
    readonly app: TestingModule,
    readonly client: AriClient,
    private readonly asterisk: AsteriskOfSample,
  ) {
    client.on('*', (event) => {
      this.events.push(event.type);
      this.#happening.notify();
    });
    client.onPlaybackEvent('PlaybackFinished', ({ media_uri, state }) => {
      this.heard.push(`${media_uri.replace(/^\w+:/, '')} ${state}`);
      this.#happening.notify();
    });
  }

  /** Starts a sample as its `main.ts` would. It ends with the test. */
  static async start(
    module: Type,
    override: (builder: TestingModuleBuilder) => TestingModuleBuilder = (builder) => builder,
    asterisk: AsteriskOfSample = asteriskOfSample(),
  ): Promise<RunningSample> {
    const { url, username, password } = asterisk;
    const builder = Test.createTestingModule({ imports: [module] });
    builder.overrideProvider(getAriOptionsToken()).useValue({ url, username, password });
    const app = await override(builder).compile();
    onTestFinished(() => app.close());
    await app.init();
    const client = app.get(AriClient);
    await client.connect();
    return new RunningSample(app, client, asterisk);
  }

  /** A SIP phone calls an extension; it is unplugged with the end of the test. */
  async phone(extension: string, options: Partial<SippCallOptions> = {}): Promise<SippCall> {
    const { sipPort } = this.asterisk;
    if (sipPort === 0) throw new Error('this Asterisk has no SIP port that the test knows');
    const call = await SippCall.place({ sipPort }, { extension, ...options });
    onTestFinished(() => call.unplug());
    return call;
  }

  /**
   * A telephone that waits for a call: that of the endpoint `sipp`, or one of a name that Asterisk does not know yet. For an
   * Asterisk of the test's own: each has one such phone at a time.
   */
  async answeringPhone(name = 'sipp'): Promise<PluggedIn> {
    const pluggedIn = await plugInAnsweringPhone(this.asterisk, name);
    onTestFinished(() => pluggedIn.phone.unplug());
    return pluggedIn;
  }

  /** A telephone of whichever kind this Asterisk has calls an extension. */
  async caller(extension: string, options: Partial<SippCallOptions> = {}): Promise<SamplePhone> {
    const { simulator } = this.asterisk;
    if (simulator === undefined) return this.phone(extension, options);
    const phone = await SimulatedPhone.place(simulator, { extension, ...options });
    onTestFinished(async () => void (await phone.hangup()));
    return phone;
  }

  /** Resolves when something holds, looked at after every event. */
  until(condition: () => boolean, complaint: string): Promise<void> {
    const seen = (): string => `${complaint}; heard: ${this.heard.join(', ')}; events: ${this.events.join(', ')}`;
    return this.#happening.until(condition, PATIENCE_MS, seen);
  }

  /** Resolves when a sound has been heard to its end so many times. */
  untilHeard(sound: string, times = 1): Promise<void> {
    const count = (): number => this.heard.filter((other) => other === sound).length;
    return this.until(() => count() >= times, `"${sound}" was not heard ${times} times`);
  }

  /** Resolves when an event of that name has come so many times. */
  untilEvent(name: string, times = 1): Promise<void> {
    const count = (): number => this.events.filter((other) => other === name).length;
    return this.until(() => count() >= times, `${name} did not come ${times} times`);
  }
}
