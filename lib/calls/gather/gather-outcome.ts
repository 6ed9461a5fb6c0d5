import type { VerbEnd } from '../verb/index.js';

/** What ended an answer of digits. */
export type DigitsEndedBy =
  /** All its digits are there. */
  | 'length'
  /** A key of `finishOnKey`. */
  | 'key'
  /** No longer answer begins like this one. */
  | 'match'
  /** No further digit came. */
  | 'silence';

/** Why what came was no answer. */
export type NoMatchReason = 'key' | 'length' | 'match' | 'accept' | 'confidence';

/**
 * The party answered.
 * @publicApi
 */
export type GatherAnswer =
  | {
      readonly outcome: 'digits';
      readonly digits: string;
      /** All digits are there, a key ended them, no longer answer begins like this one, or no further digit came. */
      readonly endedBy: DigitsEndedBy;
      /** The key that ended them. */
      readonly key?: string;
      /** 1 when it was asked once. */
      readonly attempt: number;
    }
  | {
      readonly outcome: 'speech';
      readonly transcript: string;
      readonly confidence?: number;
      readonly attempt: number;
    };

/**
 * The party did not answer, as often as it was asked.
 * @publicApi
 */
export type GatherFailure =
  /** Nothing came the last time. `recognizerError` is what speech recognition failed with, where it did. */
  | { readonly outcome: 'timeout'; readonly attempt: number; readonly recognizerError?: unknown }
  /**
   * What came the last time was no answer: a key that is not among `validDigits`, too few digits, no `match`, not
   * accepted, or speech of too little confidence.
   */
  | {
      readonly outcome: 'nomatch';
      readonly reason: NoMatchReason;
      readonly digits?: string;
      readonly transcript?: string;
      readonly attempt: number;
    };

/**
 * How a question to a party ended.
 * @publicApi
 */
export type GatherOutcome = GatherAnswer | GatherFailure | VerbEnd;
