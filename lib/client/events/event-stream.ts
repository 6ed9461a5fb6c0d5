import type { Observable, Subscription } from 'rxjs';
import { onAbort } from '../abort-signals/index.js';

/** Gives the values of an Observable to a `for await` loop, and keeps those that come between two turns of it. */
export class EventStream<T extends object> implements AsyncIterableIterator<T> {
  readonly #endListening: () => void;
  readonly #subscription: Subscription | undefined;
  // Values that nobody has asked for yet, or questions that no value has answered yet: never both.
  #kept: T[] = [];
  #asked: ((result: IteratorResult<T>) => void)[] = [];
  #over = false;

  constructor(source: Observable<T>, signal: AbortSignal | undefined) {
    this.#endListening = onAbort(signal, () => this.#aborted());
    if (signal?.aborted === true) {
      this.#over = true;
      return;
    }
    this.#subscription = source.subscribe({
      next: (value) => {
        const answer = this.#asked.shift();
        if (answer === undefined) this.#kept.push(value);
        else answer({ done: false, value });
      },
      complete: () => this.#end(),
    });
  }

  next(): Promise<IteratorResult<T>> {
    const value = this.#kept.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    if (this.#over) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => this.#asked.push(resolve));
  }

  return(): Promise<IteratorResult<T>> {
    this.#kept = [];
    this.#end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  // After an abort the kept values are dropped. When the object has ended, they are still read.
  #aborted(): void {
    this.#kept = [];
    this.#end();
  }

  #end(): void {
    this.#over = true;
    this.#subscription?.unsubscribe();
    this.#endListening();
    const asked = this.#asked;
    this.#asked = [];
    for (const answer of asked) answer({ done: true, value: undefined });
  }
}
