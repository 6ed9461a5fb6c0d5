import { onAbort, unlimited } from '../../client/internal.js';

type Removal = () => unknown;

/**
 * Holds what a verb has made and removes all of it, the last first, on every way out. Its signal aborts when the verb is
 * to end: with the call, with the signal of the user, or because the verb itself is over.
 */
export class VerbScope {
  readonly #ending = unlimited(new AbortController());
  readonly #removals: Removal[] = [];

  constructor(...signals: readonly (AbortSignal | undefined)[]) {
    for (const signal of signals) {
      if (signal?.aborted === true) this.end();
      this.#removals.push(onAbort(signal, () => this.end()));
    }
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Tells everything in this scope to stop. */
  end(): void {
    this.#ending.abort();
  }

  /** Adds what is to be done at the end. What has ended by itself is removed once more: that must do no harm. */
  defer(removal: Removal): void {
    this.#removals.push(removal);
  }

  /** Ends, and removes everything; nothing that fails keeps the rest from being removed. */
  async close(): Promise<void> {
    this.end();
    for (const removal of this.#removals.splice(0).reverse()) {
      try {
        await removal();
      } catch {
        // It is gone already, or Asterisk is not there: there is nobody left who could remove it.
      }
    }
  }
}
