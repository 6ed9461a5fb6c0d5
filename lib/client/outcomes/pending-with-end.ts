import { Pending } from './pending.js';
import { Settlement } from './settlement.js';
import type { WaitOptions } from './first-of.js';
import type { TimedOut } from './timed-out.js';

/**
 * Base of commands for something that begins and ends on the telephone: a sound, a recording. Its waits settle by the
 * answer of the command or by an event, whichever comes first.
 */
export abstract class PendingWithEnd<T, Start, End extends Start> extends Pending<T> {
  readonly #start = new Settlement<Start>();
  readonly #end = new Settlement<End>();

  /**
   * Waits until it begins, or has ended before it did. A command that is refused rejects with its exception.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  started(options?: WaitOptions): Promise<Start | TimedOut> {
    return this.waitFor('started', [this.#start], options);
  }

  /**
   * Waits until it has ended, whatever the reason. A command that is refused rejects with its exception. The wait is
   * limited (the client's `patience` by default), because a sound of an unknown scheme never ends.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  finished(options?: WaitOptions): Promise<End | TimedOut> {
    return this.waitFor('finished', [this.#end], options);
  }

  protected get hasStarted(): boolean {
    return this.#start.settled;
  }

  protected get hasEnded(): boolean {
    return this.#end.settled;
  }

  protected begin(start: Start): void {
    this.#start.settle(start);
  }

  protected settle(end: End): void {
    this.release();
    this.#start.settle(end);
    this.#end.settle(end);
  }

  protected override refused(): void {
    this.release();
  }

  /** Removes all listeners and timers: it has ended, or has never begun. */
  protected abstract release(): void;
}
