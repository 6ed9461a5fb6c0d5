import type { StasisStart } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';
import type { Channel } from '../channel.js';
import type { AnswerOutcome, ChannelEnd, EventOutcome } from '../channel-life/channel-end.js';
import type { ChannelLife } from '../channel-life/channel-life.js';
import { LivingChannel } from '../channel-life/living-channel.js';
import type { PendingPlayback } from './pending-playback.js';
import type { PendingRecording } from './pending-recording.js';
import { type WaitOptions, type Awaitable, type TimedOut, Pending } from '../../outcomes/index.js';

/** Describes a channel to make. */
export interface ChannelPlan {
  readonly id: string;
  readonly context: EntityContext;
  /** Whether it is made for an application of this client, which then gets its ChannelDestroyed. Default false. */
  readonly subscribed?: boolean;
  /** The application that it is made for: when it is one of this client, commands wait until it has entered. */
  readonly app?: string;
  /** The application to subscribe to a channel in the dialplan, when something waits for it. Default: none. */
  readonly untold?: string;
  /** Sends the command. The channel is already followed then. */
  readonly create: () => Promise<Channel>;
}

/**
 * A channel that is being made: a telephone that rings, a snoop, external media. Awaiting it gives the `Channel` when
 * Asterisk has made it, which may be before it is in its application: a telephone still rings. Commands that need the
 * application (`play`, `bridge.addChannel`, …) wait until it has entered, when it is one of this client, at most for
 * their `timeout`; `hangup` and variables do not. Its own methods wait for what the other party does.
 * @publicApi
 */
export class PendingChannel extends Pending<Channel> {
  /** Id of the channel, chosen by this client: known before Asterisk has answered. */
  readonly id: string;
  readonly #context: EntityContext;
  readonly #life: ChannelLife;

  constructor(plan: ChannelPlan) {
    const { id, context, create } = plan;
    const { connection, patience } = context;
    super({ object: `channel ${id}`, connection, patience });
    this.id = id;
    this.#context = context;
    const life = context.lives.of(id);
    this.#life = life;
    if (plan.subscribed === true) life.subscribed();
    if (plan.app !== undefined && context.lives.applications().includes(plan.app)) life.entry.expect();
    if (plan.untold !== undefined) life.untold(plan.untold);
    this.send(() => create().then((channel) => followed(channel, life)));
  }

  /** Plays a sound to it as soon as it has entered its application; see `Channel.play`. */
  play(...sound: Parameters<Channel['play']>): PendingPlayback {
    return this.#channel().play(...sound);
  }

  /** Records it as soon as it has entered its application; see `Channel.record`. */
  record(...options: Parameters<Channel['record']>): PendingRecording {
    return this.#channel().record(...options);
  }

  /** Waits until the other party answers or does not: busy, no answer and so on are a `hangup` with its cause. */
  answered(options?: WaitOptions): Promise<AnswerOutcome> {
    this.#life.awaited();
    const ends: readonly Awaitable<AnswerOutcome>[] = [this.#life.answered, this.#life.ended];
    return this.waitFor('answered', ends, options);
  }

  /** Waits until the channel has entered its Stasis application: its StasisStart. */
  entered(options?: WaitOptions): Promise<EventOutcome<StasisStart>> {
    this.#life.awaited();
    const ends: readonly Awaitable<EventOutcome<StasisStart>>[] = [this.#life.entered, this.#life.ended];
    return this.waitFor('entered', ends, options);
  }

  /** Waits until the channel has left this client. There is no limit unless `timeout` sets one. */
  ended(options?: WaitOptions): Promise<ChannelEnd | TimedOut> {
    this.#life.awaited();
    return this.waitFor('ended', [this.#life.ended], options, Infinity);
  }

  #channel(): Channel {
    return this.#context.entities.create('Channel', { id: this.id }) as Channel;
  }

  protected override refused(): void {
    this.#life.end({ outcome: 'lost' });
  }
}

/** Connects the snapshot with the life of its channel, which may have ended by now. */
function followed(channel: Channel, life: ChannelLife): Channel {
  LivingChannel.follow(channel, life);
  life.seen(channel);
  return channel;
}
