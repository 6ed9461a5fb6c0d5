/** Ends something that was planned; calling it twice does no harm. */
export type Cancel = () => void;

/** What the exchange knows of time. Everything that waits, waits here, so that a test can own the time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` after `ms` milliseconds. */
  after(ms: number, task: () => void): Cancel;
  /** Runs `task` on the next turn of the event loop, whatever the clock says. */
  soon(task: () => void): void;
  /** Forgets everything that was planned. */
  stop(): void;
}

/** Resolves on the next turn of the event loop. */
export function nextTurn(clock: Clock): Promise<void> {
  return new Promise((resolve) => clock.soon(resolve));
}
