/** Text frames a second on average, and at once: every mark is answered with one. */
const PER_SECOND = 300;
const AT_ONCE = 2_000;

/** Counts the text frames of the other side against what a sane one sends. */
export class TextAllowance {
  #left = AT_ONCE;
  #since = performance.now();

  /** Whether one more is allowed now. */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(AT_ONCE, this.#left + ((now - this.#since) / 1_000) * PER_SECOND);
    this.#since = now;
    this.#left -= 1;
    return this.#left >= 0;
  }
}
