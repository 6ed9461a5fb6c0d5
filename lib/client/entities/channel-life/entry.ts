import { type Awaitable, Settlement } from '../../outcomes/index.js';

/** Knows whether a channel that this client has made is still on its way into an application of this client. */
export class Entry {
  #expected = false;
  #over = false;
  #awaited: (() => void) | undefined;
  #settlement: Settlement<void> | undefined;

  /**
   * It is being made for an application of this client: its StasisStart comes.
   *
   * @param awaited - called when something begins to wait for it.
   */
  expect(awaited?: () => void): void {
    this.#expected = true;
    this.#awaited = awaited;
  }

  /** It has entered, or ended, or its StasisStart may be missing. */
  end(): void {
    this.#over = true;
    this.#settlement?.settle();
  }

  /** Settled when it is no longer on its way; undefined when it is not now. */
  get underWay(): Awaitable<void> | undefined {
    if (!this.#expected || this.#over) return undefined;
    if (this.#settlement === undefined) {
      this.#settlement = new Settlement<void>();
      this.#awaited?.();
    }
    return this.#settlement;
  }
}
