import type { Dial } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';
import type { ChannelLife } from '../channel-life/channel-life.js';
import type { DialOutcome } from './dial-outcome.js';
import { type WaitOptions, type Awaitable, firstOf, Pending, Settlement, TIMED_OUT } from '../../outcomes/index.js';

/** What Asterisk says while it is still at it, or of the answer, which the channel's state tells as well. */
const NOT_OVER: ReadonlySet<string> = new Set(['', 'RINGING', 'PROGRESS', 'PROCEEDING', 'ANSWER']);

/** What a dial is made of. */
export interface DialPlan {
  readonly channelId: string;
  readonly context: EntityContext;
  readonly life: ChannelLife;
  /** Sends the command. Listeners stand by then. */
  readonly dial: () => Promise<void>;
}

/**
 * A created channel that is being dialled. Awaiting it gives nothing but the news that Asterisk has begun.
 * @publicApi
 */
export class PendingDial extends Pending<void> {
  readonly #plan: DialPlan;
  readonly #refused = new Settlement<never>();
  readonly #unanswered = new Settlement<DialOutcome>();

  constructor(plan: DialPlan) {
    const unanswered = new Settlement<DialOutcome>();
    const { channelId, context, life } = plan;
    const release = context.events.watch('Channel', channelId, ['Dial'], {
      event: (event) => {
        const { peer, dialstatus } = event as Dial;
        if (peer.id !== channelId || NOT_OVER.has(dialstatus)) return;
        unanswered.settle({ outcome: 'unanswered', dialstatus, channel: peer });
      },
    });
    super(plan.dial());
    this.#plan = plan;
    this.#unanswered = unanswered;
    this.then(undefined, (error: unknown) => this.#refused.fail(error));
    for (const over of [this.#refused, unanswered, life.answered, life.ended]) over.whenSettled(release, release);
  }

  /**
   * Waits until the other party picks up, or does not. What Asterisk says of a party that is busy or does not answer is
   * `unanswered`; the channel stays until it is hung up, by `timeout` of the dial for instance.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  answered(options?: WaitOptions): Promise<DialOutcome> {
    const { context, channelId, life } = this.#plan;
    const { connection, patience } = context;
    const name = { operation: `channel ${channelId} answered`, connection, patience };
    const ends: readonly Awaitable<DialOutcome>[] = [this.#refused, life.answered, this.#unanswered, life.ended];
    return firstOf<DialOutcome, DialOutcome>(ends, TIMED_OUT, name, options);
  }
}
