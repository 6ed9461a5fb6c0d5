import type { SimulatedChannel } from '../channels/index.js';
import { FRAME_MS, type SoundCodec } from '../media/index.js';
import type { Cancel, Clock } from '../clock/index.js';

/** Asterisk's silence threshold: after so much silence the talking counts as finished. */
const silenceMs = 2500;

/** Speaks at a phone, and reports it as the talk detection of Asterisk does. */
export class PhoneSpeech {
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

  /** Says a sound, frame by frame: by a fixed beat, so that lateness is not added up. */
  async say(sound: Uint8Array, codec: SoundCodec): Promise<void> {
    const bytes = Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength);
    let next = this.#clock.now();
    for (let at = 0; at < bytes.length && !this.#channel.hungUp; at += codec.frameBytes) {
      this.#channel.soundTo?.(codec.decode(bytes.subarray(at, at + codec.frameBytes)));
      next += FRAME_MS;
      await this.#channel.waits.wait(Math.max(0, next - this.#clock.now()));
    }
  }

  #finish(endedAt: number): void {
    const startedAt = this.#startedAt;
    this.#startedAt = undefined;
    if (startedAt === undefined || this.#channel.destroyed) return;
    this.#channel.publish('ChannelTalkingFinished', { duration: endedAt - startedAt });
  }
}
