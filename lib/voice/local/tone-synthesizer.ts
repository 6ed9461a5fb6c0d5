import { audioFormat, type AudioFormatName } from '../../media/index.js';
import type { SpokenPiece, SpeechSynthesizer } from '../ports/index.js';

const LEVEL = 8_000;
const LOWEST_HZ = 300;
const STEP_HZ = 25;

/**
 * Speaks in tones: each letter has its own pitch, each space is a pause. For tests and demonstrations that must run anywhere: a
 * caller hears that something is said, how long it is, and where it stops.
 * @publicApi
 */
export class ToneSynthesizer implements SpeechSynthesizer {
  readonly format: AudioFormatName;
  readonly #letterMs: number;

  /** @param options - a linear `format`, default `slin16`; `letterMs`, the length of a letter, default 60. */
  constructor(
    options: { readonly format?: Exclude<AudioFormatName, 'ulaw' | 'alaw' | 'opus'>; readonly letterMs?: number } = {},
  ) {
    const { format = 'slin16', letterMs = 60 } = options;
    this.format = format;
    this.#letterMs = letterMs;
  }

  async *speak(text: AsyncIterable<string>): AsyncGenerator<SpokenPiece> {
    for await (const piece of text) {
      // Word by word, so that what was heard is known to the word.
      for (const [word] of piece.matchAll(/\S+\s*|\s+/g)) yield { text: word, audio: this.#sound(word) };
    }
  }

  #sound(word: string): Buffer {
    const { rate } = audioFormat(this.format);
    const length = Math.round((rate * this.#letterMs) / 1_000);
    const audio = Buffer.alloc(word.length * length * 2);
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charAt(at);
      if (letter.trim() === '') continue;
      const hertz = LOWEST_HZ + (letter.toLowerCase().charCodeAt(0) % 48) * STEP_HZ;
      for (let i = 0; i < length; i += 1) {
        const sample = LEVEL * Math.sin((2 * Math.PI * hertz * i) / rate);
        audio.writeInt16LE(Math.round(sample), (at * length + i) * 2);
      }
    }
    return audio;
  }
}
