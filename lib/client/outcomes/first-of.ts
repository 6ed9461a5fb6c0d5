import { AriAbortedException, AriInvalidCallException } from '../exceptions/index.js';
import type { Awaitable } from './settlement.js';
import { onAbort } from '../abort-signals/index.js';

/**
 * Limits of a wait.
 * @publicApi
 */
export interface WaitOptions {
  /**
   * Milliseconds; 0 takes only what is already there. Default: the client's `patience`, and no limit for the end of a
   * call.
   */
  readonly timeout?: number;
  /** Ends the wait with `AriAbortedException`; what is waited for goes on. */
  readonly signal?: AbortSignal;
}

/** Name of a wait for exceptions, and its default limit. */
export interface WaitContext {
  readonly operation: string;
  readonly connection: string;
  /** Milliseconds; Infinity is no limit. */
  readonly patience: number;
}

/** Node runs a timer that is longer than this at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Waits for the first of several settlements; resolves with `late` when time runs out before.
 *
 * @throws {AriAbortedException} the signal ended the wait.
 * @throws {AriInvalidCallException} `timeout` is no number of milliseconds.
 */
export function firstOf<T, L>(
  settlements: readonly Awaitable<T>[],
  late: L,
  context: WaitContext,
  options: WaitOptions = {},
): Promise<T | L> {
  const waiting = new Promise<T | L>((resolve, reject) => {
    const { timeout = context.patience, signal } = options;
    const refusal = refused(context, timeout, signal);
    if (refusal !== undefined) {
      reject(refusal);
      return;
    }
    const ends: (() => void)[] = [];
    let over = false;
    const done = <A>(then: (value: A) => void, value: A): void => {
      over = true;
      for (const end of ends) end();
      then(value);
    };
    for (const settlement of settlements) {
      const settled = (value: T): void => done(resolve, value);
      const failed = (error: unknown): void => done(reject, error);
      ends.push(settlement.whenSettled(settled, failed));
      if (over) return;
    }
    if (timeout !== Infinity) {
      const timer = setTimeout(() => done(resolve, late), Math.min(timeout, LONGEST_TIMER));
      ends.push(() => clearTimeout(timer));
    }
    const abort = (): void => done(reject, aborted(context, signal));
    ends.push(onAbort(signal, abort));
  });
  // A wait that nobody awaits may fail, and must not end the process.
  waiting.catch(() => {});
  return waiting;
}

function refused(context: WaitContext, timeout: unknown, signal: AbortSignal | undefined): Error | undefined {
  if (signal?.aborted === true) return aborted(context, signal);
  if (typeof timeout === 'number' && timeout >= 0) return undefined;
  const { operation, connection } = context;
  const problem = 'must be a number of milliseconds that is not negative';
  return new AriInvalidCallException({ operation, connection, parameter: 'timeout', problem });
}

function aborted({ operation, connection }: WaitContext, signal: AbortSignal | undefined): AriAbortedException {
  const cause: unknown = signal?.reason;
  return new AriAbortedException({ operation, connection, sent: 'no', wait: true, cause });
}
