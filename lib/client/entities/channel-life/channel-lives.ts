import type { StasisStart } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';
import type { Channel } from '../channel.js';
import { ChannelLife } from './channel-life.js';
import { LivingChannel } from './living-channel.js';

/** Keeps the channels that one client follows. */
export class ChannelLives {
  readonly #lives = new Map<string, ChannelLife>();
  readonly #context: EntityContext;
  #away = false;
  /** Applications whose events this client gets. */
  applications: () => readonly string[] = () => [];

  constructor(context: EntityContext) {
    this.#context = context;
  }

  /** Channels that are followed. */
  get size(): number {
    return this.#lives.size;
  }

  /** Finds the life of a channel, and begins to follow the channel if it was not followed. */
  of(id: string): ChannelLife {
    const known = this.#lives.get(id);
    if (known !== undefined) return known;
    const life = new ChannelLife(id, this.#context, () => this.#lives.delete(id));
    this.#lives.set(id, life);
    if (this.#away) life.unheard();
    return life;
  }

  /** The event socket is lost, of all channels or of these: the events of their ends may be missing. */
  away(ids: Iterable<string> = this.#lives.keys()): void {
    for (const id of ids) this.#lives.get(id)?.unheard();
  }

  /** Whether events come: the end of a channel that is followed while none come may be missing. */
  set hearing(yes: boolean) {
    this.#away = !yes;
    if (!yes) this.away();
  }

  /** Finds the life of a channel that is followed; undefined for any other. */
  known(id: string): ChannelLife | undefined {
    return this.#lives.get(id);
  }

  /** Follows a channel that has entered an application; this event is its first. */
  entered(event: StasisStart): void {
    const { id } = event.channel;
    this.#lives.get(id)?.cameBack(event.application);
    const life = this.of(id);
    LivingChannel.follow(event.channel, life);
    life.start(event);
  }

  /**
   * Follows a channel that a command has made for one of our applications, and that may not have entered it yet.
   *
   * @param subscribed - whether the application gets its ChannelDestroyed.
   */
  made(channel: Channel, subscribed: boolean): void {
    const life = this.of(channel.id);
    LivingChannel.follow(channel, life);
    if (subscribed) life.subscribed();
    // Its end may have come before the answer; nobody followed it then.
    life.entry.expect(() => life.ask());
    life.seen(channel);
  }

  has(id: string): boolean {
    return this.#lives.has(id);
  }

  /** Lists the last snapshot of every followed channel that exists. */
  snapshots(): ReadonlyMap<string, Channel> {
    const seen = new Map<string, Channel>();
    for (const [id, { snapshot, presumedGone }] of this.#lives) {
      if (snapshot !== undefined && !presumedGone) seen.set(id, snapshot);
    }
    return seen;
  }

  /** Ends the channels of an application that another program took: that program gets their events. */
  replaced(application: string): void {
    for (const life of [...this.#lives.values()]) life.replaced(application);
  }

  /** Ends a channel whose end came without an event. */
  lost(id: string): void {
    this.#lives.get(id)?.missing();
  }

  /** Takes a channel that exists and is in none of our applications: if it was in one, it left without an event. */
  outside(id: string): void {
    const life = this.#lives.get(id);
    if (life?.inStasis === true) life.missing();
  }
}
