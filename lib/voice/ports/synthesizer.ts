import type { AudioFormatName } from '../../media/index.js';

/**
 * A piece of speech that knows which words it holds, so that what an interrupted caller has heard is known to the word.
 * @publicApi
 */
export interface SpokenPiece {
  readonly audio: Uint8Array;
  readonly text: string;
}

/**
 * Makes speech of text: the port to a service of your choice, or to a program on this machine.
 * @publicApi
 */
export interface SpeechSynthesizer {
  /** What its sound is. */
  readonly format: AudioFormatName;
  /**
   * Speaks a text while it is still being written. `signal` aborts when nobody listens any more. What it throws is an answer
   * that failed.
   */
  speak(
    text: AsyncIterable<string>,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<Uint8Array | SpokenPiece>;
}
