/** Limits of the waits between attempts. */
export interface BackOffOptions {
  /** Upper bound of the first wait, in milliseconds. */
  readonly first: number;
  /** Upper bound that later waits grow to, in milliseconds. */
  readonly most: number;
  /** Random numbers, 0 ≤ x < 1. */
  readonly random?: () => number;
}

/**
 * Chooses how long to wait before the next attempt to connect: a random time up to a limit that doubles (“full
 * jitter”). After an outage a thousand clients then do not come back in the same moment. It never gives up.
 */
export class BackOff {
  readonly #options: BackOffOptions;
  #attempts = 0;

  constructor(options: BackOffOptions) {
    this.#options = options;
  }

  /** Attempts since the last success. */
  get attempts(): number {
    return this.#attempts;
  }

  /** The wait before the next attempt, in milliseconds. */
  next(): number {
    const { first, most, random = Math.random } = this.#options;
    const bound = Math.min(most, first * 2 ** Math.min(this.#attempts, 30));
    this.#attempts += 1;
    return Math.floor(random() * bound);
  }

  /** Starts again with the first wait, after a success. */
  reset(): void {
    this.#attempts = 0;
  }
}
