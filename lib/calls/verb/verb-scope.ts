import { AriIllegalStateException, AriNotFoundException, AriPreconditionFailedException } from '../../client/index.js';
import { onAbort, unlimited } from '../../client/internal.js';
import { abortOnce } from './abort-once.js';

/** What Asterisk says of a thing that is gone, or whose channel is on its way out: nothing is left of it. */
const GONE = [AriNotFoundException, AriIllegalStateException, AriPreconditionFailedException];

/** Undoes something that a verb made; it is no error when it is gone already. */
export type CleanUp = () => unknown;

/**
 * Keeps what one verb made on the telephone (sounds, legs, bridges, recordings) and removes it when the verb ends,
 * whatever the reason. Its signal aborts when the verb is to end: by one of the signals that it was made with, or because
 * the verb itself is over.
 *
 * The rule that leaves nothing behind: `defer` first, command then. Ids are chosen on this side, and a pending command
 * stops after it was answered, so that a verb that ends in the middle of a command still removes what the command makes.
 */
export class VerbScope {
  readonly #ending = unlimited(new AbortController());
  readonly #cleanUps = new Set<CleanUp>();
  readonly #left: unknown[] = [];
  #closed = false;

  constructor(...signals: readonly (AbortSignal | undefined)[]) {
    for (const signal of signals) {
      if (signal?.aborted === true) this.end();
      this.defer(onAbort(signal, () => this.end()));
    }
  }

  /** Aborts when the verb ends: give it to every wait. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** What could not be removed. */
  get left(): readonly unknown[] {
    return this.#left;
  }

  /** Ends everything that waits; what was made is removed by `close`. */
  end(): void {
    abortOnce(this.#ending);
  }

  /**
   * Runs `cleanUp` when the verb is closed; at once when it has been closed already. The newest first, one after another.
   *
   * @returns Forgets it: there is nothing to remove any more.
   */
  defer(cleanUp: CleanUp): () => void {
    if (this.#closed) {
      void this.#run(cleanUp);
      return () => {};
    }
    // One of its own, so that the same function may be deferred twice.
    const own: CleanUp = () => cleanUp();
    this.#cleanUps.add(own);
    return () => this.#cleanUps.delete(own);
  }

  /** Waits; the end of the verb ends the wait as well, and it never resolves then. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        forget();
        resolve();
      }, ms);
      const forget = onAbort(this.signal, () => clearTimeout(timer));
      if (this.signal.aborted) clearTimeout(timer);
    });
  }

  /** Ends everything that waits, and removes everything that was made. Resolves when that is done. */
  async close(): Promise<void> {
    this.end();
    this.#closed = true;
    const all = [...this.#cleanUps].reverse();
    this.#cleanUps.clear();
    // Nothing that fails keeps the rest from being removed.
    for (const cleanUp of all) await this.#run(cleanUp);
  }

  async #run(cleanUp: CleanUp): Promise<void> {
    try {
      await cleanUp();
    } catch (error) {
      if (!GONE.some((type) => error instanceof type)) this.#left.push(error);
    }
  }
}
