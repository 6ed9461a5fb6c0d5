import type { ToolDescription } from './voice-tool.js';

/**
 * What was said or done so far, in order.
 * @publicApi
 */
export type Utterance =
  | { readonly by: 'caller'; readonly text: string; readonly digits?: string }
  /** The caller has said nothing; `times` counts how often in a row. */
  | { readonly by: 'silence'; readonly times: number }
  | AgentUtterance
  | { readonly by: 'tool'; readonly id: string; readonly tool: string; readonly output: unknown };

/**
 * What the agent has said. After an interruption `text` is what was heard of it, and not what was meant to be said.
 * @publicApi
 */
export interface AgentUtterance {
  readonly by: 'agent';
  readonly text: string;
  readonly interrupted: boolean;
  readonly calls: readonly ToolCall[];
}

/**
 * A tool that is to be used.
 * @publicApi
 */
export interface ToolCall {
  /** Comes back with the output. */
  readonly id: string;
  readonly tool: string;
  readonly input: unknown;
}

/**
 * Decides what is said: the port to a language model, or to a program of your own. It is asked at the end of each turn of the
 * caller, and after its tools were used.
 * @publicApi
 */
export interface Brain {
  /**
   * Answers to the conversation, piece by piece: text is spoken as it comes, tools are used when the answer is complete. When the
   * caller interrupts, `signal` aborts. What it throws is an answer that failed: see `onModelLost`.
   */
  answer(
    conversation: readonly Utterance[],
    options: { readonly tools: readonly ToolDescription[]; readonly signal: AbortSignal },
  ): AsyncIterable<string | ToolCall>;
}
