import { PlaybackStarted } from 'nestjs-ari';
import type { RunningSample } from '../support/running-sample.js';
import type { SamplePhone } from '../support/sample-phone.js';

/** What a caller does: presses these keys as the line asks for them, and perhaps hangs up. */
export interface CallerPlan {
  readonly number: string;
  /** Each is pressed when its sound begins, as soon as that has been heard for a moment. */
  readonly keys: readonly { readonly at: string; readonly key: string }[];
  /** After so many events of the call the caller speaks for so long, and hangs up; never when the call is over before. */
  readonly hangUp: { readonly afterEvents: number; readonly speakMs: number } | undefined;
}

/** No call of a test is longer, in milliseconds. */
const LONGEST_CALL = 120_000;

/** A person who calls the clinic, and may hang up at any moment. */
export class RestlessCaller {
  /** Whether the caller hangs up, or was about to when the line did. */
  hungUp = false;
  /** What the caller heard begin, and what else happened to the call, in order: for the message of a test that fails. */
  readonly story: string[] = [];
  readonly #plan: CallerPlan;
  readonly #sample: RunningSample;
  #phone: SamplePhone | undefined;
  #acting: Promise<unknown> = Promise.resolve();

  constructor(sample: RunningSample, plan: CallerPlan) {
    this.#sample = sample;
    this.#plan = plan;
  }

  /** Calls, and resolves when the call is over and the caller does no more. */
  async call(extension: string): Promise<void> {
    const keys = [...this.#plan.keys];
    let [channel, events] = ['', 0];
    const { client } = this.#sample;
    const started = client.on('StasisStart', (start) => {
      if (start.channel.caller.number === this.#plan.number) channel = start.channel.id;
    });
    const heard = client.on('*', (event) => {
      if (channel === '' || !JSON.stringify(event).includes(channel)) return;
      events += 1;
      const sound = event instanceof PlaybackStarted ? ` ${event.playback.media_uri}` : '';
      this.story.push(`${event.type}${sound}`);
      const next = keys[0];
      if (next !== undefined && (sound.includes(next.at) || event.type === next.at)) {
        keys.shift();
        this.#act((phone) => phone.press(next.key));
      }
      if (events === this.#plan.hangUp?.afterEvents) this.#act((phone) => this.#hangUp(phone));
    });
    this.#phone = await this.#sample.caller(extension, { callerNumber: this.#plan.number });
    await this.#phone.ended(LONGEST_CALL);
    await this.#acting;
    started.unsubscribe();
    heard.unsubscribe();
  }

  async #hangUp(phone: SamplePhone): Promise<void> {
    this.hungUp = true;
    await phone.speak(this.#plan.hangUp?.speakMs ?? 0);
    await phone.hangup();
  }

  /** One thing after the other; who has been hung up on can do nothing more. */
  #act(what: (phone: SamplePhone) => Promise<unknown>): void {
    this.#acting = this.#acting.then(async () => {
      if (this.#phone !== undefined) await what(this.#phone).catch(() => {});
    });
  }
}
