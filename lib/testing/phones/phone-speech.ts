import type { SimulatedChannel } from '../channels/index.js';
import { FRAME_MS, type SoundCodec } from '../media/index.js';
import type { Cancel, Clock } from '../clock/index.js';

/** Asterisk's silence threshold where `TALK_DETECT(set)` names none: after so much silence the talking counts as finished. */
const silenceMs = 2500;

/** Speaks at a phone, and reports it as the talk detection of Asterisk does. */
export class PhoneSpeech {
  readonly #clock: Clock;
  readonly #channel: SimulatedChannel;
  #speaking = false;
  #startedAt: number | undefined;
  #silence: Cancel | undefined;

  constructor(clock: Clock, channel: SimulatedChannel) {
    this.#clock = clock;
    this.#channel = channel;
    channel.onTalkDetection = () => this.#report();
  }

  /** Speaks for `ms`. The report that it is finished comes after the silence that follows, if nobody speaks on. */
  async speak(ms: number): Promise<void> {
    this.#silence?.();
    this.#speaking = true;
    this.#report();
    await this.#aloud(this.#channel.waits.wait(ms));
    this.#speaking = false;
    const endedAt = this.#clock.now();
    const silence = this.#channel.talkEndsAfterMs ?? silenceMs;
    if (this.#startedAt !== undefined) this.#silence = this.#clock.after(silence, () => this.#finish(endedAt));
  }

  /** Says a sound, frame by frame: by a fixed beat, so that lateness is not added up. */
  say(sound: Uint8Array, codec: SoundCodec): Promise<void> {
    return this.#aloud(this.#frames(sound, codec));
  }

  async #frames(sound: Uint8Array, codec: SoundCodec): Promise<void> {
    const bytes = Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength);
    let next = this.#clock.now();
    for (let at = 0; at < bytes.length && !this.#channel.hungUp; at += codec.frameBytes) {
      this.#channel.soundTo?.(codec.decode(bytes.subarray(at, at + codec.frameBytes)));
      next += FRAME_MS;
      await this.#channel.waits.wait(Math.max(0, next - this.#clock.now()));
    }
  }

  /** While it speaks there is more than silence on the line. */
  async #aloud(spoken: Promise<unknown>): Promise<void> {
    this.#channel.incoming.start();
    await spoken.finally(() => this.#channel.incoming.stop());
  }

  /** Tells that it has begun to speak, once, where that is detected: also when the detection begins in the middle. */
  #report(): void {
    if (!this.#speaking || this.#startedAt !== undefined || !this.#channel.detectsTalking) return;
    this.#startedAt = this.#clock.now();
    this.#channel.publish('ChannelTalkingStarted');
  }

  #finish(endedAt: number): void {
    const startedAt = this.#startedAt;
    this.#startedAt = undefined;
    if (startedAt === undefined || this.#channel.destroyed) return;
    this.#channel.publish('ChannelTalkingFinished', { duration: endedAt - startedAt });
  }
}
