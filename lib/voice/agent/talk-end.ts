import type { TalkOutcome } from '../ports/index.js';
import type { VoiceTurn } from './voice-turn.js';

/**
 * How a conversation has ended.
 * @publicApi
 */
export interface TalkEnd {
  readonly outcome: TalkOutcome;
  /** In words, for a log. */
  readonly reason: string;
  /** Its turns, the last thousand. */
  readonly turns: readonly VoiceTurn[];
}
