import type { SimulatedChannel } from '../channels/index.js';
import type { Cancel, Clock } from '../clock/index.js';

/** Asterisk's silence threshold: after so much silence the talking counts as finished. */
const silenceMs = 2500;

/** Speech at a phone, as Asterisk's talk detection sees it. */
export class Talk {
  readonly #clock: Clock;
  readonly #channel: SimulatedChannel;
  #startedAt: number | undefined;
  #silence: Cancel | undefined;

  constructor(clock: Clock, channel: SimulatedChannel) {
    this.#clock = clock;
    this.#channel = channel;
  }

  /** Speaks for `ms`. The report that it is finished comes after the silence that follows, if nobody speaks on. */
  async speak(ms: number): Promise<void> {
    this.#silence?.();
    if (this.#startedAt === undefined && this.#channel.detectsTalking) {
      this.#startedAt = this.#clock.now();
      this.#channel.publish('ChannelTalkingStarted');
    }
    await this.#channel.waits.wait(ms);
    const endedAt = this.#clock.now();
    if (this.#startedAt !== undefined) this.#silence = this.#clock.after(silenceMs, () => this.#finish(endedAt));
  }

  #finish(endedAt: number): void {
    const startedAt = this.#startedAt;
    this.#startedAt = undefined;
    if (startedAt === undefined || this.#channel.destroyed) return;
    this.#channel.publish('ChannelTalkingFinished', { duration: endedAt - startedAt });
  }
}
