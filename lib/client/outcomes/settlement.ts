/** Something that will be settled, as those see it who wait for it. */
export interface Awaitable<T> {
  /** Calls back when it is settled, at once if it is already. Returns what ends the wait. */
  whenSettled(settled: (value: T) => void, failed?: (error: unknown) => void): () => void;
}

type Result<T> = { readonly value: T } | { readonly error: unknown };

/**
 * A value that is settled once, by whichever comes first: the answer of a command or an event. Any number of waits,
 * each with a limit of its own, may stand on it; none of them raises an unhandled rejection. Costs next to nothing
 * while nobody waits: every live channel has some.
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
