import { lagWarning } from './cut-by-asterisk.js';

/** Shortest time between two warnings about lags, in milliseconds. */
const QUIET_MS = 60_000;

/** Writes at most one warning a minute about lags; the next one says how many were left out. */
export class LagWarnings {
  #quietUntil = Number.NEGATIVE_INFINITY;
  #left = 0;
  #worst = 0;

  /** Writes the warning about a lag; undefined while it is too early for the next one. */
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
