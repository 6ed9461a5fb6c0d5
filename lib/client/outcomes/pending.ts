import type { Awaitable } from './settlement.js';
import { Settlement } from './settlement.js';
import { type WaitContext, type WaitOptions, firstOf } from './first-of.js';
import { TIMED_OUT, type TimedOut } from './timed-out.js';

/** Names the object of a command in exceptions, and gives the default limit of its waits. */
export interface PendingObject {
  /** Such as `playback 4711`. */
  readonly object: string;
  readonly connection: string;
  /** Milliseconds; Infinity is no limit. */
  readonly patience: number;
}

/**
 * Base of commands that take time. Awaiting one gives the plain object as soon as Asterisk has answered the command;
 * its methods wait for what comes after. It never raises an unhandled rejection when it is not awaited.
 * @publicApi
 */
export abstract class Pending<T> implements PromiseLike<T> {
  readonly #of: PendingObject;
  readonly #refusal = new Settlement<never>();
  #command: Promise<T> | undefined;

  constructor(of: PendingObject) {
    this.#of = of;
  }

  then<A = T, B = never>(
    fulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#sent().then(fulfilled, rejected);
  }

  /** Handles a command that Asterisk refused, like `catch` of a promise. */
  catch<B = never>(rejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.#sent().catch(rejected);
  }

  /** Runs when Asterisk has answered the command or refused it, like `finally` of a promise. */
  finally(settled?: (() => void) | null): Promise<T> {
    return this.#sent().finally(settled);
  }

  /**
   * Sends the command: the last step of a constructor, when all listeners are there, because a short sound may be over
   * before its answer is here.
   */
  protected send(command: () => Promise<T>): void {
    this.#command = command();
    this.#command.then(
      (value) => this.accepted(value),
      (error: unknown) => {
        this.#refusal.fail(error);
        this.refused();
      },
    );
  }

  /** Runs when the command was accepted, before `await` resolves. */
  protected accepted(_value: T): void {}

  /** Runs when the command was refused, after every wait has rejected. */
  protected refused(): void {}

  /** Waits for the first of several ends. A command that was refused rejects every wait with its exception. */
  protected waitFor<E>(
    wait: string,
    ends: readonly Awaitable<E>[],
    options: WaitOptions | undefined,
    patience = this.#of.patience,
  ): Promise<E | TimedOut> {
    const { object, connection } = this.#of;
    const context: WaitContext = { operation: `${object} ${wait}`, connection, patience };
    return firstOf<E, TimedOut>([this.#refusal, ...ends], TIMED_OUT, context, options);
  }

  #sent(): Promise<T> {
    if (this.#command === undefined) throw new TypeError(`the command for ${this.#of.object} has not been sent`);
    return this.#command;
  }
}
