import type { ChannelDtmfReceived } from '../../generated/index.js';
import type { Awaitable } from '../../outcomes/index.js';

/** Digits kept for whoever asks later; a caller who types ahead rarely types more. */
const KEPT = 64;

/** A digit that was pressed. */
export interface Digit {
  readonly outcome: 'digit';
  readonly digit: string;
  readonly duration_ms: number;
}

type Taker = (digit: Digit) => void;

/** The digits of one channel, in order: each goes to one taker, and those nobody has taken yet are kept. */
export class DigitBuffer {
  /**
   * The next digit: one that is kept, or one to come. It is taken only by a wait that is still there: one that has
   * run out of time or was aborted leaves the digit to the next.
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

  /** Forgets the digits that nobody has taken. */
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
