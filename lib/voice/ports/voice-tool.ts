import type { VoiceCall } from './voice-call.js';

/**
 * A tool as a model sees it.
 * @publicApi
 */
export interface ToolDescription {
  /** Letters, digits, `_` and `-`. */
  readonly name: string;
  /** What it does and when to use it, for the model. */
  readonly description: string;
  /** What it takes, as JSON Schema of an object. Default: nothing. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/**
 * Something that a model can do besides speaking.
 * @publicApi
 */
export interface VoiceTool extends ToolDescription {
  /**
   * Does it. What it gives is the output that the model gets; what it throws, the model gets as `{ error }`. The input comes from
   * a model: check it.
   */
  run(input: unknown, call: VoiceCall, options: { readonly signal: AbortSignal }): unknown;
}
