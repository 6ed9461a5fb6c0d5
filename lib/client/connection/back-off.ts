/** How long to wait before the next attempt. */
export interface BackOffOptions {
  /** Upper bound of the first wait, in milliseconds. */
  readonly first: number;
  /** Upper bound that later waits grow to, in milliseconds. */
  readonly most: number;
  /** Source of chance, 0 ≤ x < 1. */
  readonly random?: () => number;
}

/**
 * Waits of full jitter: anything between nothing and a bound that doubles. After an outage a thousand clients come
 * back spread out instead of together. It never gives up.
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

  /** After a success the next wait is a first one again. */
  reset(): void {
    this.#attempts = 0;
  }
}
