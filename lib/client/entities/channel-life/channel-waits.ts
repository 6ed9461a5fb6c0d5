import type { ChannelEventMap } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';
import {
  type WaitContext,
  type WaitOptions,
  type Awaitable,
  type TimedOut,
  firstOf,
  Settlement,
  TIMED_OUT,
} from '../../outcomes/index.js';
import type { AnswerOutcome, ChannelEnd, DigitOutcome, EventOutcome } from './channel-end.js';
import type { ChannelLife } from './channel-life.js';

/**
 * Options of a wait for a digit.
 * @publicApi
 */
export interface DigitWaitOptions extends WaitOptions {
  /** Forget the digits that were pressed before. Default `false`: they count. */
  readonly flush?: boolean;
}

/** Waits for an answer, a digit, an event or the end of a channel. Each wait ends when the channel does. */
export class ChannelWaits {
  readonly #id: string;
  readonly #life: ChannelLife;
  readonly #context: EntityContext;

  constructor(id: string, life: ChannelLife, context: EntityContext) {
    this.#id = id;
    this.#life = life;
    this.#context = context;
  }

  answered(options?: WaitOptions): Promise<AnswerOutcome> {
    const { answered, ended } = this.#life;
    const ends: readonly Awaitable<AnswerOutcome>[] = [answered, ended];
    return firstOf<AnswerOutcome, AnswerOutcome>(ends, TIMED_OUT, this.#name('answered'), options);
  }

  ended(options?: WaitOptions): Promise<ChannelEnd | TimedOut> {
    return firstOf<ChannelEnd, TimedOut>([this.#life.ended], TIMED_OUT, this.#callLong('ended'), options);
  }

  leftStasis(options?: WaitOptions): Promise<ChannelEnd | TimedOut> {
    return firstOf<ChannelEnd, TimedOut>([this.#life.left], TIMED_OUT, this.#callLong('left Stasis'), options);
  }

  nextDigit({ flush = false, ...options }: DigitWaitOptions = {}): Promise<DigitOutcome> {
    const { digits, ended } = this.#life;
    if (flush) digits.flush();
    const ends: readonly Awaitable<DigitOutcome>[] = [digits.next, ended];
    return firstOf<DigitOutcome, DigitOutcome>(ends, TIMED_OUT, this.#name('next digit'), options);
  }

  until<K extends keyof ChannelEventMap>(
    name: K,
    match: (event: ChannelEventMap[K]) => boolean,
    options?: WaitOptions,
  ): Promise<EventOutcome<ChannelEventMap[K]>> {
    const matched = new Settlement<{ readonly outcome: 'event'; readonly event: ChannelEventMap[K] }>();
    const release = this.#context.events.watch('Channel', this.#id, name, {
      event: (event) => {
        const typed = event as ChannelEventMap[K];
        if (matches(match, typed, matched)) matched.settle({ outcome: 'event', event: typed });
      },
    });
    type Outcome = EventOutcome<ChannelEventMap[K]>;
    const ends: readonly Awaitable<Outcome>[] = [matched, this.#life.ended];
    const outcome = firstOf<Outcome, Outcome>(ends, TIMED_OUT, this.#name(`until ${name}`), options);
    outcome.then(release, release);
    return outcome;
  }

  #name(wait: string): WaitContext {
    const { connection, patience } = this.#context;
    return { operation: `channel ${this.#id} ${wait}`, connection, patience };
  }

  /** Waits without a limit: a call may last for hours, and its end is sure to come. */
  #callLong(wait: string): WaitContext {
    return { ...this.#name(wait), patience: Infinity };
  }
}

/**
 * Calls a match. One that throws ends its own wait with that error, and does not affect other followers of the channel.
 */
function matches<E>(match: (event: E) => boolean, event: E, settlement: { fail(error: unknown): void }): boolean {
  try {
    return match(event);
  } catch (error) {
    settlement.fail(error);
    return false;
  }
}
