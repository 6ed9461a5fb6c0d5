import type { Unlisten } from './event-listener.js';

/**
 * Ends a listener: `unsubscribe()`.
 * @publicApi
 */
export class EventSubscription {
  /** Resolves when Asterisk sends the event: at once, unless an event filter has to be widened first. */
  readonly ready: Promise<void>;
  readonly #end: Unlisten;
  #closed = false;

  constructor(end: Unlisten, ready: Promise<void> = Promise.resolve()) {
    this.#end = end;
    this.ready = ready;
  }

  /** Makes the subscription of a listener on an object that has already ended. */
  static ended(): EventSubscription {
    const subscription = new EventSubscription(() => {});
    subscription.unsubscribe();
    return subscription;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Ends the listener; doing it again changes nothing. */
  unsubscribe(): void {
    this.#closed = true;
    this.#end();
  }
}
