import type { ConsoleTelephone } from '../options/index.js';

/** Longest that a page waits for news before it asks again, in milliseconds. */
const LONGEST_WAIT = 20_000;

/** Counts the changes of one telephone, and tells pages of the next one. */
export class TelephoneLine {
  changes = 1;
  readonly #waiting = new Set<() => void>();

  constructor(
    telephone: ConsoleTelephone,
    private readonly ending: AbortSignal,
  ) {
    const end = telephone.watch(() => {
      this.changes += 1;
      this.#tell();
    });
    ending.addEventListener(
      'abort',
      () => {
        end();
        this.#tell();
      },
      { once: true },
    );
  }

  /** Resolves when more has changed than the page has seen, after a while, and when the application ends. */
  newerThan(seen: number): Promise<void> {
    if (this.changes > seen || this.ending.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, LONGEST_WAIT);
      this.#waiting.add(done);
    });
  }

  #tell(): void {
    for (const waiting of this.#waiting) waiting();
  }
}
