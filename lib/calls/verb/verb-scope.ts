import { AriIllegalStateException, AriNotFoundException, AriPreconditionFailedException } from '../../client/index.js';
import { onAbort } from '../../client/internal.js';
import { Ending } from './ending.js';

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
  /** Comes when the verb ends. */
  readonly ending = new Ending();
  readonly #cleanUps = new Set<CleanUp>();
  readonly #left: unknown[] = [];
  #closed = false;

  constructor(...ends: readonly (AbortSignal | Ending | undefined)[]) {
    const end = (): void => this.end();
    for (const other of ends) {
      if (other instanceof Ending) this.defer(other.whenOver(end));
      else if (other?.aborted === true) this.end();
      else if (other !== undefined) this.defer(onAbort(other, end));
    }
  }

  /** Aborts when the verb ends: give it to every wait. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  /** Whether it is to end, or has ended. */
  get ended(): boolean {
    return this.ending.over;
  }

  /** What could not be removed. */
  get left(): readonly unknown[] {
    return this.#left;
  }

  /** Ends everything that waits; what was made is removed by `close`. */
  end(): void {
    this.ending.end();
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
      const forget = this.ending.whenOver(() => clearTimeout(timer));
    });
  }

  /** Ends everything that waits, and removes everything that was made. Resolves when that is done. */
  async close(): Promise<void> {
    this.end();
    this.#closed = true;
    const all = [...this.#cleanUps].reverse();
    this.#cleanUps.clear();
    // Nothing that fails keeps the rest from being removed.
    for (const cleanUp of all) {
      const removing = this.#run(cleanUp);
      if (removing !== undefined) await removing;
    }
  }

  /** What takes time; it never rejects. Most clean-ups only forget a listener. */
  #run(cleanUp: CleanUp): Promise<void> | undefined {
    try {
      const removing = cleanUp();
      if (!isThenable(removing)) return undefined;
      return Promise.resolve(removing).then(
        () => {},
        (error: unknown) => this.#failed(error),
      );
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  #failed(error: unknown): void {
    if (!GONE.some((type) => error instanceof type)) this.#left.push(error);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
