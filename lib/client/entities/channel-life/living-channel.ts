import { entityContext, type EntityContext } from '../entity-context.js';
import type { ChannelEventMap, ChannelsRepository } from '../../generated/index.js';
import { ChannelBase } from '../../generated/internal.js';
import type { Channel } from '../channel.js';
import type { WaitOptions, TimedOut } from '../../outcomes/index.js';
import type { AnswerOutcome, ChannelEnd, DigitOutcome, EventOutcome } from './channel-end.js';
import type { ChannelLife } from './channel-life.js';
import { ChannelWaits, type DigitWaitOptions } from './channel-waits.js';

/** Base of `Channel`: waits for an answer, a digit, an event or the end. Every wait ends with the channel. */
export abstract class LivingChannel extends ChannelBase {
  // A snapshot keeps the life of its channel: later this is all that knows how the channel ended.
  #life: ChannelLife | undefined;

  constructor(snapshot: object, repository: ChannelsRepository) {
    super(snapshot, repository);
    this.#life = entityContext(this.repository()).lives.known(this.id);
  }

  /** Connects a snapshot with a life of its channel that began or ended after the snapshot was made. */
  static follow(channel: LivingChannel, life: ChannelLife): void {
    channel.#life = life;
  }

  /** Gives our own rooms what stands behind a channel: commands, ids, listeners of its client. */
  static contextOf(channel: LivingChannel): EntityContext {
    return entityContext(channel.repository());
  }

  /** Gives our own rooms what is known of the stay of a channel, without the cost of a wait. */
  static lifeOf(channel: LivingChannel): ChannelLife {
    return channel.followed();
  }

  /**
   * Waits until the channel is answered, by us or by the party that it rings.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  answered(this: Channel, options?: WaitOptions): Promise<AnswerOutcome> {
    const life = this.followed();
    if (this.state === 'Up') life.answered.settle({ outcome: 'answered', channel: this });
    return this.#waits(life).answered(options);
  }

  /**
   * Waits until the channel has left this client: it hung up, went on in the dialplan, or was moved elsewhere. There is
   * no limit unless `timeout` sets one.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  ended(options?: WaitOptions): Promise<ChannelEnd | TimedOut> {
    return this.#waits().ended(options);
  }

  /**
   * Like `ended`, but a move between two applications of this client counts as well.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  leftStasis(options?: WaitOptions): Promise<ChannelEnd | TimedOut> {
    return this.#waits().leftStasis(options);
  }

  /**
   * Waits for the next digit that the party presses. Digits that were pressed since the channel entered its application
   * count, each for one wait: up to 64 are kept, unless `flush` drops them. A wait that runs out of time or is aborted
   * takes no digit.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  nextDigit(options?: DigitWaitOptions): Promise<DigitOutcome> {
    return this.#waits().nextDigit(options);
  }

  /**
   * Waits for an event of this channel that `match` accepts; by default for the next of its name.
   *
   * @throws {AriAbortedException} `signal` ended the wait.
   */
  until<K extends keyof ChannelEventMap>(
    name: K,
    match: (event: ChannelEventMap[K]) => boolean = () => true,
    options?: WaitOptions,
  ): Promise<EventOutcome<ChannelEventMap[K]>> {
    return this.#waits().until(name, match, options);
  }

  /** Aborts when the channel has ended: give it to everything that must stop with the call. */
  get signal(): AbortSignal {
    return this.followed().signal;
  }

  protected override isOver(): boolean {
    return entityContext(this.repository()).lives.known(this.id) === undefined && this.#life?.ended.settled === true;
  }

  #waits(life = this.followed()): ChannelWaits {
    return new ChannelWaits(this.id, life, entityContext(this.repository()));
  }

  /**
   * Finds the life of the channel now: it may have ended and come back since this snapshot was made, or have ended for
   * good.
   */
  protected followed(): ChannelLife {
    const { lives } = entityContext(this.repository());
    const known = lives.known(this.id) ?? this.#life;
    known?.awaited();
    if (known !== undefined) return known;
    const life = lives.of(this.id);
    this.#life = life;
    life.lastSeen(this as unknown as Channel);
    life.ask();
    return life;
  }
}
