import type { AudioFormatName, MediaFrame } from '../../media/index.js';
import type { Heard, SpeechRecognizer } from '../ports/index.js';

/**
 * When somebody speaks, by loudness alone: music and noise are speech as well.
 * @publicApi
 */
export interface EnergyOptions {
  /** What it hears. Default `slin16`. */
  readonly format?: AudioFormatName;
  /** Mean level of a loud frame, 0 to 32,768. Default 256. */
  readonly level?: number;
  /** How long it must be loud, in milliseconds: a click is no speech. Default 60. */
  readonly minimum?: number;
  /** How long it must be quiet until the turn is over, in milliseconds. Default 600. */
  readonly silence?: number;
  /** Makes words of what was said. Default: it gives none, and only the turns are known. */
  readonly words?: (speech: readonly MediaFrame[], signal: AbortSignal) => string | Promise<string>;
  /** How much of a turn is kept for `words`, in milliseconds. Default 30,000. */
  readonly most?: number;
}

/**
 * Knows when the caller speaks and when the turn is over, and nothing of what he says: for tests and demonstrations, and before a
 * recognizer that takes whole utterances. Needs no network.
 * @publicApi
 */
export class EnergyRecognizer implements SpeechRecognizer {
  readonly format: AudioFormatName;
  readonly #options: Required<Omit<EnergyOptions, 'format' | 'words'>>;
  readonly #words: EnergyOptions['words'];

  constructor(options: EnergyOptions = {}) {
    const { format = 'slin16', words, level = 256, minimum = 60, silence = 600, most = 30_000 } = options;
    this.format = format;
    this.#words = words;
    this.#options = { level, minimum, silence, most };
  }

  async *recognize(
    voice: AsyncIterable<MediaFrame>,
    { signal }: { readonly signal: AbortSignal },
  ): AsyncGenerator<Heard> {
    const { level, minimum, silence, most } = this.#options;
    let speech: MediaFrame[] = [];
    let loudMs = 0;
    let quietMs = 0;
    let speaking = false;
    for await (const frame of voice) {
      const { durationMs } = frame;
      const loud = frame.level >= level;
      if (loud || speaking) speech.push(frame);
      if (speech.length * durationMs > most) speech.shift();
      loudMs = loud ? loudMs + durationMs : speaking ? loudMs : 0;
      quietMs = loud ? 0 : quietMs + durationMs;
      if (!speaking && loudMs >= minimum) {
        speaking = true;
        yield { kind: 'speaking' };
      } else if (speaking && quietMs >= silence) {
        const text = (await this.#words?.(speech, signal)) ?? '';
        speaking = false;
        loudMs = 0;
        speech = [];
        if (text !== '') yield { kind: 'final', text };
        yield { kind: 'endOfTurn' };
      } else if (!speaking && !loud) speech = [];
    }
  }
}
