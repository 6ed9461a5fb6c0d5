import type { ChannelDtmfReceived } from '../../generated/index.js';
import type { Awaitable } from '../../outcomes/index.js';

/** Number of digits that are kept; a caller who types ahead rarely types more. */
const KEPT = 64;

/** A digit that was pressed. */
export interface Digit {
  readonly outcome: 'digit';
  readonly digit: string;
  readonly duration_ms: number;
}

type Taker = (digit: Digit) => void;

/** Keeps the digits of one channel, in order, until a wait takes them. Each digit goes to one wait. */
export class DigitBuffer {
  /**
   * The next digit: a kept one, or the next one that is pressed. A wait that has run out of time or was aborted takes
   * no digit.
   */
  readonly next: Awaitable<Digit> = { whenSettled: (taker) => this.#give(taker) };
  #kept: Digit[] = [];
  #takers: Taker[] = [];

  push({ digit, duration_ms }: ChannelDtmfReceived): void {
    const pressed: Digit = { outcome: 'digit', digit, duration_ms };
    const taker = this.#takers.shift();
    if (taker !== undefined) taker(pressed);
    else if (this.#kept.push(pressed) > KEPT) this.#kept.shift();
  }

  /** Forgets the kept digits. */
  flush(): void {
    this.#kept = [];
  }

  #give(taker: Taker): () => void {
    const kept = this.#kept.shift();
    if (kept === undefined) this.#takers.push(taker);
    else taker(kept);
    return () => {
      this.#takers = this.#takers.filter((other) => other !== taker);
    };
  }
}
