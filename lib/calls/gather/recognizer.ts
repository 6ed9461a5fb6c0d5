import type { Channel } from '../../client/index.js';

/**
 * What a recognizer hears.
 * @publicApi
 */
export type Recognized =
  /** The party has begun to speak; no word is known yet. */
  | { readonly kind: 'speaking' }
  /** Words so far; they may still change. */
  | { readonly kind: 'interim'; readonly transcript: string }
  /** An utterance that will not change any more. */
  | {
      readonly kind: 'final';
      readonly transcript: string;
      /** From 0 to 1; without it the words are believed. */
      readonly confidence?: number;
    };

/**
 * What a recognizer gets beside the sound.
 * @publicApi
 */
export interface RecognizeOptions {
  readonly language?: string;
  /** Words that are likely to be said: names, products. */
  readonly hints?: readonly string[];
  /** Aborts when nobody listens any more: end the stream, and whatever was opened for it. */
  readonly signal: AbortSignal;
}

/**
 * Hears what the party on a channel says: the port to the speech recognition of your choice.
 * @publicApi
 */
export interface Recognizer {
  /** Begins to listen, and gives what it hears until `signal` aborts. */
  recognize(channel: Channel, options: RecognizeOptions): AsyncIterable<Recognized>;
}
