import { MediaException } from '../exceptions/index.js';
import type { AudioFormat } from './audio-format.js';
import { Resampler } from './resampler.js';
import { fromSamples, toSamples } from './samples.js';

/** Turns the pieces of one sound from one format into another; keeps between them what it needs. */
export class AudioConverter {
  readonly from: AudioFormat;
  readonly to: AudioFormat;
  readonly #resampler: Resampler | undefined;
  /** Nothing is to be changed: what comes goes on, bit by bit. */
  readonly #same: boolean;

  /** @throws {MediaException} one of them is opus, and the other is not. */
  constructor(from: AudioFormat, to: AudioFormat) {
    this.from = from;
    this.to = to;
    this.#same = from.name === to.name;
    if (!this.#same && (from.encoding === 'opus' || to.encoding === 'opus')) {
      const problem = `${from.name} cannot become ${to.name}: opus is passed through as it is. Ask Asterisk for a linear format.`;
      throw new MediaException('media.convert', 'unsupported', problem);
    }
    this.#resampler = from.rate === to.rate ? undefined : new Resampler(from.rate, to.rate);
  }

  /** The piece in the other format. Its bytes may be those of the piece. */
  convert(piece: Buffer): Buffer {
    if (this.#same) return piece;
    const samples = toSamples(piece, this.from);
    return fromSamples(this.#resampler?.resample(samples) ?? samples, this.to);
  }

  /** The end of the sound, which is a little late; undefined where nothing is. After this comes another sound. */
  rest(): Buffer | undefined {
    const silence = new Int16Array(this.#resampler?.delay ?? 0);
    const rest = this.#resampler?.resample(silence);
    this.reset();
    return rest === undefined || rest.length === 0 ? undefined : fromSamples(rest, this.to);
  }

  /** Forgets what came before: what comes now is another sound. */
  reset(): void {
    this.#resampler?.reset();
  }
}
