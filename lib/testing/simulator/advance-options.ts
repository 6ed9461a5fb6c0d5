/**
 * The fake timers of a test runner: `vi` of Vitest and `jest` fit as they are.
 * @publicApi
 */
export interface FakeTimers {
  /** Moves the fake time on by so many milliseconds, and runs the timers that fall due. */
  advanceTimersByTimeAsync(ms: number): Promise<unknown>;
}

/**
 * What else moves when the simulator's clock does.
 * @publicApi
 */
export interface AdvanceOptions {
  /**
   * Timers that keep step with the clock. Fake `setTimeout`, `setInterval` and `Date`, never `setImmediate` or `nextTick`: sockets
   * need those.
   */
  readonly timers?: FakeTimers;
  /** How far, in milliseconds, the two may be apart. Default 10; a smaller one takes more turns. */
  readonly step?: number;
}
