import type { Unlisten } from './event-listener.js';

/** A listener that stands; `unsubscribe()` ends it. */
export class EventSubscription {
  /**
   * Resolves when Asterisk sends the event. At once, unless an event filter had to be widened for it first: before
   * that nothing is promised.
   */
  readonly ready: Promise<void>;
  readonly #end: Unlisten;
  #closed = false;

  constructor(end: Unlisten, ready: Promise<void> = Promise.resolve()) {
    this.#end = end;
    this.ready = ready;
  }

  /** The subscription of a listener on something that has ended: it never stood. */
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
