import type { AudioFormatName, MediaFrame } from '../../media/index.js';

/**
 * What a recognizer hears.
 * @publicApi
 */
export type Heard =
  /** The caller has begun to speak: an agent that speaks is interrupted. */
  | { readonly kind: 'speaking' }
  /** Words so far; they may still change. */
  | { readonly kind: 'interim'; readonly text: string }
  /** Words that will not change any more. */
  | { readonly kind: 'final'; readonly text: string }
  /** The caller has said what he wanted to say: it is the agent's turn. */
  | { readonly kind: 'endOfTurn' };

/**
 * Makes words of the caller's voice, and decides when the turn is over: the port to a service of your choice. One is asked
 * for each call.
 * @publicApi
 */
export interface SpeechRecognizer {
  /** What it wants to hear. */
  readonly format: AudioFormatName;
  /**
   * Listens to the end of the voice, or until `signal` aborts. A frame comes every 20 ms, silence as well. When it is slow,
   * the oldest frames are thrown away. What it throws ends the conversation.
   */
  recognize(voice: AsyncIterable<MediaFrame>, options: { readonly signal: AbortSignal }): AsyncIterable<Heard>;
}
