import type { RepositoryContext } from '../../runtime/index.js';
import type { AnswerOutcome } from '../life/channel-end.js';
import type { ChannelLife } from '../life/channel-life.js';
import { Pending } from './pending.js';
import { firstOf, Settlement, type Awaitable, type WaitOptions } from './settlement.js';
import { TIMED_OUT } from './timed-out.js';

/** A created channel that is being dialled. Awaiting it gives nothing but the news that Asterisk has begun. */
export class PendingDial extends Pending<void> {
  readonly #channelId: string;
  readonly #context: RepositoryContext;
  readonly #life: ChannelLife;
  readonly #refused = new Settlement<never>();

  constructor(channelId: string, context: RepositoryContext, dial: () => Promise<void>) {
    const life = context.lives.of(channelId);
    super(dial());
    this.#channelId = channelId;
    this.#context = context;
    this.#life = life;
    this.then(undefined, (error: unknown) => this.#refused.fail(error));
  }

  /** Waits until the other party picks up, or does not: busy, no answer and the like are a `hangup` with its cause. */
  answered(options?: WaitOptions): Promise<AnswerOutcome> {
    const { connection, patience } = this.#context;
    const name = { operation: `channel ${this.#channelId} answered`, connection, patience };
    const ends: readonly Awaitable<AnswerOutcome>[] = [this.#refused, this.#life.answered, this.#life.ended];
    return firstOf<AnswerOutcome, AnswerOutcome>(ends, TIMED_OUT, name, options);
  }
}
