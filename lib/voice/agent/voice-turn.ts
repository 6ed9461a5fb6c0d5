/**
 * One turn of a conversation: why the agent spoke, what was said, and how long each stage took, in milliseconds from the
 * moment at which the turn was the agent's. It is published on a `node:diagnostics_channel`, under `VOICE_TURNS`.
 * @publicApi
 */
export interface VoiceTurn {
  readonly channelId: string;
  /** Counted from 1. */
  readonly number: number;
  /** `tool`: the agent spoke on, after it had used one. */
  readonly cause: 'greeting' | 'speech' | 'digits' | 'silence' | 'tool';
  /** What the caller has said or pressed, as far as it is known. */
  readonly caller: string;
  /** What the agent said, or meant to say. */
  readonly agent: string;
  /** `heard`: to its end. `interrupted`: by the caller. `unanswered`: the agent said nothing. */
  readonly outcome: 'heard' | 'interrupted' | 'unanswered';
  /** How much of the agent was heard. */
  readonly heardMs: number;
  /** Until the first words were known. */
  readonly wordsMs?: number;
  /** Until the first sound came from the model. */
  readonly soundMs?: number;
  /** From that first sound until it went to Asterisk: the share of this library. */
  readonly ownMs?: number;
  /** From the word that the caller speaks until everything was thrown away, where he has interrupted. */
  readonly interruptionMs?: number;
}

/**
 * Name of the `node:diagnostics_channel` on which every conversation tells its turns, as `VoiceTurn`.
 *
 * @example
 * subscribe(VOICE_TURNS, (turn) => console.log((turn as VoiceTurn).soundMs));
 * @publicApi
 */
export const VOICE_TURNS = 'nestjs-ari:voice';
