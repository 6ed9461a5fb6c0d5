/** A value that can be waited for. */
export interface Awaitable<T> {
  /** Calls back when it is settled, at once if it is already. Returns a function that ends the wait. */
  whenSettled(settled: (value: T) => void, failed?: (error: unknown) => void): () => void;
}

type Result<T> = { readonly value: T } | { readonly error: unknown };

/**
 * Holds a value that is settled once, by the answer of a command or by an event, whichever comes first. Any number of
 * waits can use it, each with a limit of its own; none of them raises an unhandled rejection. It costs almost nothing
 * while nothing waits: every live channel has some.
 */
export class Settlement<T> implements Awaitable<T> {
  #result: Result<T> | undefined;
  #waiters: Set<(result: Result<T>) => void> | undefined;

  get settled(): boolean {
    return this.#result !== undefined;
  }

  settle(value: T): void {
    this.#finish({ value });
  }

  fail(error: unknown): void {
    this.#finish({ error });
  }

  whenSettled(settled: (value: T) => void, failed: (error: unknown) => void = () => {}): () => void {
    const waiter = (result: Result<T>): void => ('error' in result ? failed(result.error) : settled(result.value));
    if (this.#result !== undefined) {
      waiter(this.#result);
      return () => {};
    }
    this.#waiters ??= new Set();
    this.#waiters.add(waiter);
    return () => this.#waiters?.delete(waiter);
  }

  #finish(result: Result<T>): void {
    if (this.#result !== undefined) return;
    this.#result = result;
    const waiters = this.#waiters ?? [];
    this.#waiters = undefined;
    for (const waiter of waiters) waiter(result);
  }
}
