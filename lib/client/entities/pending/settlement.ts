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

/**
 * A value that is settled once, by whichever comes first: the answer of a command or an event. Any number of waits,
 * each with a limit of its own, may stand on it; none of them raises an unhandled rejection.
 */
export class Settlement<T> {
  readonly #promise: Promise<T>;
  #resolve!: (value: T) => void;
  #reject!: (error: unknown) => void;
  #settled = false;

  constructor() {
    this.#promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#promise.catch(() => {});
  }

  get settled(): boolean {
    return this.#settled;
  }

  settle(value: T): void {
    this.#settled = true;
    this.#resolve(value);
  }

  fail(error: unknown): void {
    this.#settled = true;
    this.#reject(error);
  }

  /** Waits for the value; `late` is what a wait that runs out of time gets instead. */
  wait<L>(late: L, context: WaitContext, options: WaitOptions = {}): Promise<T | L> {
    const waiting = this.#wait(late, context, options);
    waiting.catch(() => {});
    return waiting;
  }

  async #wait<L>(late: L, context: WaitContext, { timeout, signal }: WaitOptions): Promise<T | L> {
    const { operation, connection, patience } = context;
    if (signal?.aborted)
      throw new AriAbortedException({ operation, connection, sent: 'unknown', cause: signal.reason });
    let timer: NodeJS.Timeout | undefined;
    let onAbort: (() => void) | undefined;
    const limit = new Promise<L>((resolve, reject) => {
      timer = setTimeout(() => resolve(late), timeout ?? patience);
      onAbort = () =>
        reject(new AriAbortedException({ operation, connection, sent: 'unknown', cause: signal?.reason as unknown }));
      signal?.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([this.#promise, limit]);
    } finally {
      clearTimeout(timer);
      if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
    }
  }
}
