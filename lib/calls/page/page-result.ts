import type { DialAttempt, DialTarget } from '../dial/index.js';
import type { VerbEnd } from '../verb/index.js';

/**
 * Somebody was reached.
 * @publicApi
 */
export interface Paged {
  readonly outcome: 'paged';
  /** Those whose telephones answered. */
  readonly reached: readonly DialTarget[];
  /** Those whose telephones did not, and why. */
  readonly missed: readonly DialAttempt[];
  /** The caller hung up, or pressed `endKey`; all others hung up; the time limit, or your signal. */
  readonly endedBy: 'caller' | 'key' | 'targets' | 'time-limit' | 'signal';
  /** From the moment when all were there, in milliseconds. */
  readonly talkMs: number;
}

/**
 * How a page went.
 * @publicApi
 */
export type PageResult =
  | Paged
  /** No telephone answered; the caller is still there. */
  | { readonly outcome: 'nobody'; readonly missed: readonly DialAttempt[] }
  /** The call or your signal ended it before anybody was reached. */
  | VerbEnd;

/** What a page came to by itself. */
export type PageEnd = Exclude<PageResult, VerbEnd>;
