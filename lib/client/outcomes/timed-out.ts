/**
 * Outcome of a wait that ran out of time; what it waited for may still come.
 * @publicApi
 */
export interface TimedOut {
  readonly outcome: 'timeout';
}

export const TIMED_OUT: TimedOut = { outcome: 'timeout' };
