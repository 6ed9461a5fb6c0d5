import type { Dial } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';
import type { ChannelLife } from '../channel-life/channel-life.js';
import type { DialOutcome } from './dial-outcome.js';
import { type WaitOptions, type Awaitable, firstOf, Pending, Settlement, TIMED_OUT } from '../../outcomes/index.js';

/** Values of `dialstatus` while Asterisk still dials, and for an answer, which the state of the channel also shows. */
const NOT_OVER: ReadonlySet<string> = new Set(['', 'RINGING', 'PROGRESS', 'PROCEEDING', 'ANSWER']);

/** Describes a dial. */
export interface DialPlan {
  readonly channelId: string;
  readonly context: EntityContext;
  readonly life: ChannelLife;
  /** Sends the command. Listeners are already added then. */
  readonly dial: () => Promise<void>;
}

/**
 * A created channel that is being dialled. Awaiting it only says that Asterisk has begun.
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
   * Waits until the other party answers or does not. A party that is busy or does not answer is `unanswered`; the
   * channel stays until it is hung up, for example by `timeout` of the dial.
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
