import type { ChannelDtmfReceived } from '../../generated/index.js';
import { Settlement } from '../pending/settlement.js';

/** Digits kept for whoever asks later; a caller who types ahead rarely types more. */
const KEPT = 64;

type Digit = { readonly outcome: 'digit'; readonly digit: string; readonly duration_ms: number };

/** The digits of one channel, in order: each goes to one taker, and those nobody has taken yet are kept. */
export class DigitBuffer {
  #kept: Digit[] = [];
  #takers: Settlement<Digit>[] = [];

  push({ digit, duration_ms }: ChannelDtmfReceived): void {
    const pressed: Digit = { outcome: 'digit', digit, duration_ms };
    const taker = this.#takers.shift();
    if (taker !== undefined) taker.settle(pressed);
    else if (this.#kept.push(pressed) > KEPT) this.#kept.shift();
  }

  /** Forgets the digits that nobody has taken. */
  flush(): void {
    this.#kept = [];
  }

  /** The next digit: one that is kept, or one to come. Give it back with `leave` when nobody waits any more. */
  take(): Settlement<Digit> {
    const taker = new Settlement<Digit>();
    const kept = this.#kept.shift();
    if (kept !== undefined) taker.settle(kept);
    else this.#takers.push(taker);
    return taker;
  }

  leave(taker: Settlement<Digit>): void {
    this.#takers = this.#takers.filter((other) => other !== taker);
  }
}
