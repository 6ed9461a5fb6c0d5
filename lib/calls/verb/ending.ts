import { unlimited } from '../../client/internal.js';
import { abortOnce } from './abort-once.js';

/**
 * Says once that something is over. Its signal, which the waits of the client and the code of users take, is made when
 * somebody asks for it: a call flow has many ends, and few of them are waited for.
 */
export class Ending {
  #over = false;
  #listeners: Set<() => void> | undefined;
  #controller: AbortController | undefined;

  get over(): boolean {
    return this.#over;
  }

  /** Aborts at the end. */
  get signal(): AbortSignal {
    this.#controller ??= unlimited(new AbortController());
    if (this.#over) abortOnce(this.#controller);
    return this.#controller.signal;
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    const listeners = this.#listeners ?? [];
    this.#listeners = undefined;
    for (const listener of listeners) listener();
    if (this.#controller !== undefined) abortOnce(this.#controller);
  }

  /** Calls back at the end, at once when that has come. `listener` does not throw. Returns what ends the listening. */
  whenOver(listener: () => void): () => void {
    if (this.#over) {
      listener();
      return () => {};
    }
    // One of its own, so that the same function may listen twice.
    const own = (): void => listener();
    this.#listeners ??= new Set();
    this.#listeners.add(own);
    return () => this.#listeners?.delete(own);
  }
}
