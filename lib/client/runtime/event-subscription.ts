import type { Unlisten } from '../dispatch/index.js';

/** A listener that stands; `unsubscribe()` ends it. */
export class EventSubscription {
  readonly #end: Unlisten;
  #closed = false;

  constructor(end: Unlisten) {
    this.#end = end;
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
