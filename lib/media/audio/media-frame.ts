import { durationMs, type AudioFormat } from './audio-format.js';
import { toSamples } from './samples.js';

/**
 * A piece of sound that was heard, mostly 20 ms. It knows its format, so that nobody measures µ-law as linear sound.
 * @publicApi
 */
export class MediaFrame {
  /** The bytes, in `format`. Do not change them: other readers have the same. */
  readonly audio: Buffer;
  readonly format: AudioFormat;
  /** When it came, in milliseconds since the stream was opened. Silence may leave gaps. */
  readonly at: number;

  constructor(audio: Buffer, format: AudioFormat, at: number) {
    this.audio = audio;
    this.format = format;
    this.at = at;
  }

  /** Its linear samples; empty for opus. */
  get samples(): Int16Array {
    return this.format.encoding === 'opus' ? new Int16Array(0) : toSamples(this.audio, this.format);
  }

  /** Its length in milliseconds. */
  get durationMs(): number {
    return durationMs(this.format, this.audio.length);
  }

  /** How loud it is: the mean level of its samples, 0 to 32,768. */
  get level(): number {
    const { samples } = this;
    let sum = 0;
    for (const sample of samples) sum += Math.abs(sample);
    return samples.length === 0 ? 0 : sum / samples.length;
  }
}
