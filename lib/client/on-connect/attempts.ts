import { setTimeout as after } from 'node:timers/promises';
import { BackOff } from '../connection/index.js';
import {
  AriConnectionException,
  AriTimeoutException,
  AriUnavailableException,
  AriUnexpectedAnswerException,
} from '../exceptions/index.js';

/** Waits between two attempts, in milliseconds: first bound, last bound. */
const WAITS = { first: 500, most: 10_000 };

/**
 * Repeats the work after a connect until Asterisk answers it. A connection that died without notice loses commands for
 * as long as their time limit, although the new event socket is already open.
 */
export class ConnectAttempts {
  readonly #connected: () => boolean;
  #round = new AbortController();

  constructor(connected: () => boolean) {
    this.#connected = connected;
  }

  /** Begins a new connect: attempts for an earlier one end. */
  begin(): void {
    this.end();
    this.#round = new AbortController();
  }

  /** Ends all attempts. */
  end(): void {
    this.#round.abort();
  }

  /**
   * Does the work, again if necessary; resolves when it is done or given up.
   *
   * @param failed - called for every attempt that fails, unless the connection is away: the next connect does the work
   *   again.
   */
  async run(work: (attempt: number) => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    const { signal } = this.#round;
    const backOff = new BackOff(WAITS);
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await work(attempt);
        return;
      } catch (error) {
        if (signal.aborted || !this.#connected()) return;
        failed(error);
        if (!unanswered(error)) return;
        await after(backOff.next(), undefined, { signal, ref: false }).catch(() => {});
      }
    }
  }
}

function unanswered(error: unknown): boolean {
  return (
    error instanceof AriTimeoutException ||
    error instanceof AriConnectionException ||
    error instanceof AriUnavailableException ||
    error instanceof AriUnexpectedAnswerException
  );
}
