import type { BaseEvent, EventListener } from '../events/index.js';
import type { ListenerError } from './listener-error.js';

/**
 * Calls listeners, each by itself: one that throws, rejects or never settles changes nothing for the others. Counts
 * those that are still running, so that a shutdown can wait for them.
 */
export class Invocations {
  readonly #connection: string;
  readonly #report: (failure: ListenerError) => void;
  #running = 0;
  #idle: (() => void)[] = [];

  constructor(connection: string, report: (failure: ListenerError) => void) {
    this.#connection = connection;
    this.#report = report;
  }

  /** Number of listeners that are running. */
  get running(): number {
    return this.#running;
  }

  call(listener: EventListener, event: BaseEvent): void {
    let outcome: unknown;
    try {
      outcome = listener(event);
    } catch (error) {
      this.#fail(error, event, listener);
      return;
    }
    if (!isThenable(outcome)) return;
    this.#running += 1;
    outcome.then(
      () => this.#end(),
      (error: unknown) => {
        this.#end();
        this.#fail(error, event, listener);
      },
    );
  }

  /** Resolves when no listener is running. */
  async idle(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #end(): void {
    this.#running -= 1;
    if (this.#running > 0) return;
    const waiting = this.#idle;
    this.#idle = [];
    for (const resolve of waiting) resolve();
  }

  #fail(error: unknown, event: BaseEvent, listener: EventListener): void {
    this.#report({ error, event, connection: this.#connection, source: listener.name || 'listener' });
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
