import { AriIllegalStateException, AriNotFoundException, AriPreconditionFailedException } from '../../client/index.js';
import { onAbort, unlimited } from '../../client/internal.js';

/** What Asterisk says of a thing that is gone, or whose channel is on its way out: nothing is left of it. */
const GONE = [AriNotFoundException, AriIllegalStateException, AriPreconditionFailedException];

/** Undoes something that a verb made; it is no error when it is gone already. */
export type CleanUp = () => unknown;

/**
 * Keeps what one verb made on the telephone (sounds, legs, bridges, recordings) and removes it when the verb ends,
 * whatever the reason.
 *
 * The rule that leaves nothing behind: `defer` first, command then. Ids are chosen on this side, and a pending command
 * stops after it was answered, so that a verb that ends in the middle of a command still removes what the command makes.
 */
export class VerbScope {
  readonly #ending = unlimited(new AbortController());
  readonly #cleanUps = new Set<CleanUp>();
  readonly #left: unknown[] = [];

  /** Aborts when the verb ends: give it to every wait. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** What could not be removed. */
  get left(): readonly unknown[] {
    return this.#left;
  }

  /**
   * Runs `cleanUp` when the verb ends; at once when it has ended already. All of them begin together, the newest first.
   *
   * @returns Forgets it: there is nothing to remove any more.
   */
  defer(cleanUp: CleanUp): () => void {
    if (this.signal.aborted) {
      void this.#run(cleanUp);
      return () => {};
    }
    this.#cleanUps.add(cleanUp);
    return () => this.#cleanUps.delete(cleanUp);
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
    this.#ending.abort();
    const all = [...this.#cleanUps].reverse();
    this.#cleanUps.clear();
    await Promise.all(all.map((cleanUp) => this.#run(cleanUp)));
  }

  async #run(cleanUp: CleanUp): Promise<void> {
    try {
      await cleanUp();
    } catch (error) {
      if (!GONE.some((type) => error instanceof type)) this.#left.push(error);
    }
  }
}
