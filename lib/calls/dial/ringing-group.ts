import type { Channel } from '../../client/index.js';
import type { CallSurroundings } from '../../client/internal.js';
import { type Ending, VerbScope } from '../verb/index.js';
import type { DialAttempt } from './dial-result.js';
import type { DialSettings } from './dial-settings.js';
import type { DialTarget } from './dial-target.js';
import { DialledLeg } from './dialled-leg.js';
import type { EarlyMedia } from './early-media.js';

/** What a group rings for. */
export interface RingingOrder {
  readonly caller: Channel;
  readonly surroundings: CallSurroundings;
  readonly settings: DialSettings;
  /** Comes when nobody is to be rung any more: the caller is gone, or the dial is. */
  readonly stop: Ending;
  /** Lets the caller hear what a party sends before its answer; undefined when it is not to be heard. */
  readonly early: EarlyMedia | undefined;
  /** Takes an attempt that has ended. */
  readonly ended: (attempt: DialAttempt) => void;
}

/** Rings some parties at once. The first who takes the call wins, whatever the others do in the same moment. */
export class RingingGroup {
  readonly #order: RingingOrder;
  readonly #legs: readonly DialledLeg[];
  #attempts: readonly Promise<void>[] = [];
  #winner: DialledLeg | undefined;

  constructor(order: RingingOrder, targets: readonly DialTarget[]) {
    const { caller, surroundings, settings } = order;
    this.#order = order;
    this.#legs = targets.map((target) => new DialledLeg(caller, surroundings, settings, target));
  }

  /** Rings until somebody has taken the call or all attempts have ended; undefined when nobody did. */
  async winner(): Promise<DialledLeg | undefined> {
    const ringing = new VerbScope(this.#order.stop);
    const won = new Promise<void>((resolve) => {
      this.#attempts = this.#legs.map((leg) => this.#ring(leg, ringing, resolve));
    });
    const all = Promise.all(this.#attempts);
    all.catch(() => {});
    try {
      // The winner does not wait until the others have been hung up.
      await Promise.race([won, all]);
    } finally {
      await ringing.close();
    }
    return this.#winner;
  }

  /** Hangs up on everybody, the winner too, and resolves when all attempts have ended. */
  async hangUp(): Promise<void> {
    await Promise.allSettled([...this.#legs.map((leg) => leg.stop()), ...this.#attempts]);
  }

  async #ring(leg: DialledLeg, ringing: VerbScope, won: () => void): Promise<void> {
    const { stop, early, ended } = this.#order;
    let attempt = await leg.ring(ringing.signal, early);
    if (attempt === undefined && this.#winner === undefined && !stop.over) {
      this.#winner = leg;
      ringing.end();
      won();
      return;
    }
    const lost = this.#winner !== undefined && (attempt === undefined || attempt.result === 'canceled');
    if (lost) attempt = leg.attempt('elsewhere');
    ended(attempt ?? leg.attempt('canceled'));
    await leg.stop(lost);
  }
}
