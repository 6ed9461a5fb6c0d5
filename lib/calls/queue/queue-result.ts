import type { DialCompleted } from '../dial/index.js';

/**
 * How a wait in a queue ended.
 * @publicApi
 */
export type QueueResult =
  /** The caller has talked with an agent, and is still there unless it hung up. */
  | { readonly outcome: 'served'; readonly agent: string; readonly waitMs: number; readonly dial: DialCompleted }
  /** The caller hung up while waiting. */
  | { readonly outcome: 'abandoned'; readonly waitMs: number }
  /** The caller pressed one of `leaveKeys`. */
  | { readonly outcome: 'left'; readonly key: string; readonly waitMs: number }
  /** Too many wait, or it took too long. */
  | { readonly outcome: 'overflow'; readonly reason: 'full' | 'timeout'; readonly waitMs: number }
  /** Your signal ended the wait. */
  | { readonly outcome: 'aborted'; readonly waitMs: number };

/**
 * What has become of the callers of a queue since it was opened.
 * @publicApi
 */
export interface QueueFigures {
  readonly waiting: number;
  readonly entered: number;
  readonly served: number;
  readonly abandoned: number;
  readonly left: number;
  readonly overflowed: number;
  readonly aborted: number;
  /** Of those who were served, in milliseconds. */
  readonly averageWaitMs: number;
  readonly longestWaitMs: number;
  /** Of one talk, in milliseconds. */
  readonly averageTalkMs: number;
}
