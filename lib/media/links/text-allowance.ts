/** Text frames a second on average, and at once: every mark is answered with one. */
const PER_SECOND = 300;
const AT_ONCE = 2_000;

/** Counts the text frames of the other side against what a sane one sends. */
export class TextAllowance {
  readonly #atOnce: number;
  readonly #perSecond: number;
  #left: number;
  #since = performance.now();

  constructor(atOnce = AT_ONCE, perSecond = PER_SECOND) {
    this.#atOnce = atOnce;
    this.#perSecond = perSecond;
    this.#left = atOnce;
  }

  /** Whether one more is allowed now. */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(this.#atOnce, this.#left + ((now - this.#since) / 1_000) * this.#perSecond);
    this.#since = now;
    this.#left -= 1;
    return this.#left >= 0;
  }
}
