import { performance as measured } from 'node:perf_hooks';

/**
 * Lags from this length on are reported, in milliseconds: Asterisk's own limit is 100 unless its configuration says
 * otherwise.
 */
export const LAG_NEAR_LIMIT_MS = 80;

/** Milliseconds between two measurements: fifty a second cost less than a hundredth of a core, even of a slow one. */
const LOOK_EVERY_MS = 20;

/** For how long at least the worst lag is remembered, in milliseconds. */
const MEMORY_MS = 5_000;

/** Tells the time, in milliseconds; a test gives its own. */
export interface LagClock {
  /** Monotonic time. */
  now(): number;
  /** Time that the event loop has spent working instead of waiting. */
  busy(): number;
}

const PROCESS_CLOCK: LagClock = {
  now: () => performance.now(),
  // Not that of the global object: fake timers of a test leave that without its answer.
  busy: () => measured.eventLoopUtilization().active,
};

/**
 * Measures how long this process reads nothing from its sockets: while a handler computes, during garbage collection,
 * or while the machine runs something else. Asterisk cuts a reader that stalls under load.
 */
export class EventLoopLag {
  readonly #told: (lagMs: number) => void;
  readonly #clock: LagClock;
  #looking: NodeJS.Timeout | undefined;
  #seen = { now: 0, busy: 0 };
  #latest = 0;
  #worst = { since: 0, now: 0, before: 0 };

  /** @param told - called with every lag from `LAG_NEAR_LIMIT_MS` on. */
  constructor(told: (lagMs: number) => void, clock: LagClock = PROCESS_CLOCK) {
    this.#told = told;
    this.#clock = clock;
  }

  /** Forgets earlier lags, and measures from now on. Its timer does not keep the process running. */
  start(): void {
    this.stop();
    this.#seen = this.#read();
    this.#latest = 0;
    this.#worst = { since: this.#seen.now, now: 0, before: 0 };
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  /** The lag at the last measurement, in milliseconds. */
  get latest(): number {
    return this.#latest;
  }

  /**
   * The worst lag of the last 5 to 10 s, in milliseconds. After a block the timer may not have run yet when a socket
   * already tells of its end: so this measures once more.
   */
  worst(): number {
    if (this.#looking !== undefined) this.#look();
    return Math.max(this.#worst.now, this.#worst.before);
  }

  #look(): void {
    const last = this.#seen;
    this.#seen = this.#read();
    const late = this.#seen.now - last.now - LOOK_EVERY_MS;
    // Work shows as busy time in its full length. A machine that did not let this process run shows only as a late
    // timer.
    const lagMs = Math.max(0, Math.round(Math.max(this.#seen.busy - last.busy, late)));
    this.#latest = lagMs;
    this.#remember(lagMs);
    if (lagMs >= LAG_NEAR_LIMIT_MS) this.#told(lagMs);
  }

  #remember(lagMs: number): void {
    const { now } = this.#seen;
    if (now - this.#worst.since >= MEMORY_MS) this.#worst = { since: now, now: 0, before: this.#worst.now };
    this.#worst.now = Math.max(this.#worst.now, lagMs);
  }

  #read(): { now: number; busy: number } {
    return { now: this.#clock.now(), busy: this.#clock.busy() };
  }
}
