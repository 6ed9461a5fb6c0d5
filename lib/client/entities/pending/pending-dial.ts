import type { Dial } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';
import type { ChannelLife } from '../channel-life/channel-life.js';
import type { DialOutcome } from './dial-outcome.js';
import { type WaitOptions, type Awaitable, Pending, Settlement } from '../../outcomes/index.js';

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
  readonly #life: ChannelLife;
  readonly #unanswered = new Settlement<DialOutcome>();
  readonly #unwatch: () => void;

  constructor({ channelId, context, life, dial }: DialPlan) {
    const { connection, patience } = context;
    super({ object: `channel ${channelId}`, connection, patience });
    this.#life = life;
    this.#unwatch = context.events.watch('Channel', channelId, ['Dial'], {
      event: (event) => {
        const { peer, dialstatus } = event as Dial;
        if (peer.id !== channelId || NOT_OVER.has(dialstatus)) return;
        this.#unanswered.settle({ outcome: 'unanswered', dialstatus, channel: peer });
      },
    });
    for (const over of [this.#unanswered, life.answered, life.ended]) over.whenSettled(this.#unwatch, this.#unwatch);
    this.send(dial);
  }

  /**
   * Waits until the other party answers or does not. A party that is busy or does not answer is `unanswered`; the
   * channel stays until it is hung up, for example by `timeout` of the dial.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  answered(options?: WaitOptions): Promise<DialOutcome> {
    const ends: readonly Awaitable<DialOutcome>[] = [this.#life.answered, this.#unanswered, this.#life.ended];
    return this.waitFor('answered', ends, options);
  }

  protected override refused(): void {
    this.#unwatch();
  }
}
