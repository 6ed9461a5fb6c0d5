import type { AriLogger } from '../../client/index.js';

/** One line in so many milliseconds: a stranger who tries all day must not fill the log. */
const QUIET_MS = 10_000;

/** Says in the log who was refused, and counts the rest. */
export class Refusals {
  readonly #logger: AriLogger;
  #saidAt = -Infinity;
  #unsaid = 0;
  /** How many were refused. */
  count = 0;

  constructor(logger: AriLogger) {
    this.#logger = logger;
  }

  add(door: string, address: string | undefined, why: string): void {
    this.count += 1;
    const now = performance.now();
    if (now - this.#saidAt < QUIET_MS) {
      this.#unsaid += 1;
      return;
    }
    const more = this.#unsaid === 0 ? '' : ` (and ${this.#unsaid} more before)`;
    this.#saidAt = now;
    this.#unsaid = 0;
    this.#logger.warn(`[media] refused ${address ?? 'somebody'} at the ${door}: ${why}${more}`);
  }
}
