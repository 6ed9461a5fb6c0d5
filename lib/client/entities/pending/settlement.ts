import { AriAbortedException } from '../../exceptions/index.js';

/** How long to wait, and who may end the wait early. */
export interface WaitOptions {
  /** Milliseconds; default: the client's `patience`. */
  readonly timeout?: number;
  /** Ends the wait with `AriAbortedException`; what is waited for goes on. */
  readonly signal?: AbortSignal;
}

/** What a wait is called in exceptions, and its default limit. */
export interface WaitContext {
  readonly operation: string;
  readonly connection: string;
  /** Milliseconds. */
  readonly patience: number;
}

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

/**
 * Waits for whichever of several settlements comes first; `late` is what it gets when time runs out before.
 *
 * @throws {AriAbortedException} the signal ended the wait.
 */
export function firstOf<T, L>(
  settlements: readonly Awaitable<T>[],
  late: L,
  context: WaitContext,
  { timeout, signal }: WaitOptions = {},
): Promise<T | L> {
  const { operation, connection, patience } = context;
  const waiting = new Promise<T | L>((resolve, reject) => {
    const ends: (() => void)[] = [];
    let over = false;
    const done = <A>(then: (value: A) => void, value: A): void => {
      over = true;
      for (const end of ends) end();
      then(value);
    };
    const aborted = (): void => {
      const cause: unknown = signal?.reason;
      done(reject, new AriAbortedException({ operation, connection, sent: 'unknown', cause }));
    };
    if (signal?.aborted) {
      aborted();
      return;
    }
    const timer = setTimeout(() => done(resolve, late), timeout ?? patience);
    signal?.addEventListener('abort', aborted, { once: true });
    ends.push(
      () => clearTimeout(timer),
      () => signal?.removeEventListener('abort', aborted),
    );
    for (const settlement of settlements) {
      if (over) break;
      ends.push(
        settlement.whenSettled(
          (value) => done(resolve, value),
          (error) => done(reject, error),
        ),
      );
    }
  });
  waiting.catch(() => {});
  return waiting;
}
