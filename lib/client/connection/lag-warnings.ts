import { lagWarning } from './cut-by-asterisk.js';

/** A warning about lags comes this often at most, in milliseconds. */
const QUIET_MS = 60_000;

/** Makes one warning a minute of however many lags; the next one tells what was left out. */
export class LagWarnings {
  #quietUntil = Number.NEGATIVE_INFINITY;
  #left = 0;
  #worst = 0;

  /** What to write of a lag; undefined while it is too early for another line. */
  of(lagMs: number, now = Date.now()): string | undefined {
    if (now < this.#quietUntil) {
      this.#left += 1;
      this.#worst = Math.max(this.#worst, lagMs);
      return undefined;
    }
    const left = this.#left === 0 ? '' : ` (and ${this.#left} times more before, for ${this.#worst} ms at worst)`;
    this.#quietUntil = now + QUIET_MS;
    this.#left = 0;
    this.#worst = 0;
    return lagWarning(lagMs) + left;
  }
}
