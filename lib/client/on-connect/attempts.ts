import { setTimeout as after } from 'node:timers/promises';
import { BackOff } from '../connection/index.js';
import { AriConnectionException, AriTimeoutException, AriUnavailableException } from '../exceptions/index.js';

/** Waits between two attempts, in milliseconds: first bound, last bound. */
const WAITS = { first: 500, most: 10_000 };

/**
 * What has to be done after a connect is tried until Asterisk answers it. A line that went dead unseen takes commands
 * with it for as long as their time limit, though the new event socket is open already.
 */
export class ConnectAttempts {
  readonly #connected: () => boolean;
  #round = new AbortController();

  constructor(connected: () => boolean) {
    this.#connected = connected;
  }

  /** There is a new connect: what is still being tried for an earlier one is given up. */
  begin(): void {
    this.end();
    this.#round = new AbortController();
  }

  /** Nothing is tried any more. */
  end(): void {
    this.#round.abort();
  }

  /**
   * Resolves when the work is done or given up.
   *
   * @param failed - told of every attempt that fails, unless the connection is away: the next connect does the work again.
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
    error instanceof AriUnavailableException
  );
}
