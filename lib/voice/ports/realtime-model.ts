import type { AudioFormatName } from '../../media/index.js';
import type { ToolDescription } from './voice-tool.js';

/**
 * What a model says and does. An `answer` is its own name for one thing that it says.
 * @publicApi
 */
export type ModelEvent =
  /** The caller has begun to speak. */
  | { readonly kind: 'speaking' }
  /** His turn is over, and the model thinks. `text`: what he said, where it is known already. */
  | { readonly kind: 'turn'; readonly text?: string }
  /** What the caller said, when it is known later. */
  | { readonly kind: 'heard'; readonly text: string }
  /** Words of an answer. */
  | { readonly kind: 'words'; readonly answer: string; readonly text: string }
  /** Sound of an answer. */
  | { readonly kind: 'audio'; readonly answer: string; readonly audio: Uint8Array }
  /** No more sound of an answer comes. */
  | { readonly kind: 'done'; readonly answer: string }
  /** A tool is to be used. */
  | { readonly kind: 'call'; readonly id: string; readonly tool: string; readonly input: unknown }
  /** An answer failed; the model lives on. */
  | { readonly kind: 'problem'; readonly problem: Error };

/**
 * How much the caller has heard of an answer that he interrupted, in milliseconds.
 * @publicApi
 */
export interface CutAnswer {
  readonly answer: string;
  readonly heardMs: number;
}

/**
 * A model in one conversation. The loop over it ends with the conversation; an error out of it says that the model is lost.
 * @publicApi
 */
export interface ModelSession extends AsyncIterable<ModelEvent> {
  /** What it wants to hear. */
  readonly hears: AudioFormatName;
  /** What it speaks. */
  readonly speaks: AudioFormatName;
  /** Lets it hear 20 ms of the caller. Must not wait. */
  hear(audio: Buffer): void;
  /** The caller has interrupted: it stops, and learns what was heard of its answers. */
  interrupted(answers: readonly CutAnswer[]): void;
  /** The caller has pressed keys; it answers. */
  digits(digits: string): void;
  /** The caller has said nothing; `times` counts how often in a row. It answers. */
  silence(times: number): void;
  /** Says a text, as it is. */
  say(text: string): void;
  /** Gives the output of a tool; it answers when it has all of them. */
  result(id: string, output: unknown): void;
  close(): void;
}

/**
 * A model that hears and speaks by itself: the port to a speech-to-speech service of your choice.
 * @publicApi
 */
export interface RealtimeModel {
  /**
   * Begins a conversation.
   *
   * @throws anything: the conversation cannot begin, and ends as `modelLost`.
   */
  connect(options: { readonly tools: readonly ToolDescription[]; readonly signal: AbortSignal }): Promise<ModelSession>;
}
