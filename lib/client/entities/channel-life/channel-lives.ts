import type { StasisStart } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';
import type { Channel } from '../channel.js';
import { ChannelLife } from './channel-life.js';
import { LivingChannel } from './living-channel.js';

/** The channels that are in the hands of one client. */
export class ChannelLives {
  readonly #lives = new Map<string, ChannelLife>();
  readonly #context: EntityContext;

  constructor(context: EntityContext) {
    this.#context = context;
  }

  /** Channels that are followed. */
  get size(): number {
    return this.#lives.size;
  }

  /** The life of a channel; followed from now on where it was not. */
  of(id: string): ChannelLife {
    const known = this.#lives.get(id);
    if (known !== undefined) return known;
    const life = new ChannelLife(id, this.#context, () => this.#lives.delete(id));
    this.#lives.set(id, life);
    return life;
  }

  /** The life of a channel that is followed. */
  known(id: string): ChannelLife | undefined {
    return this.#lives.get(id);
  }

  /** A channel has entered an application: it is followed, and this event is the first that it hears. */
  entered(event: StasisStart): void {
    const { id } = event.channel;
    this.#lives.get(id)?.cameBack(event.application);
    const life = this.of(id);
    LivingChannel.follow(event.channel, life);
    life.start(event);
  }

  has(id: string): boolean {
    return this.#lives.has(id);
  }

  /** Every followed channel that exists, as it was last seen; without those that have been missed already. */
  snapshots(): ReadonlyMap<string, Channel> {
    const seen = new Map<string, Channel>();
    for (const [id, { snapshot, presumedGone }] of this.#lives) {
      if (snapshot !== undefined && !presumedGone) seen.set(id, snapshot);
    }
    return seen;
  }

  /** Another program took an application: what becomes of its channels is told to that one. */
  replaced(application: string): void {
    for (const life of [...this.#lives.values()]) life.replaced(application);
  }

  /** It ended unseen. */
  lost(id: string): void {
    this.#lives.get(id)?.missing();
  }

  /** It is alive and in none of our applications: if it was in one, it left unseen. */
  outside(id: string): void {
    const life = this.#lives.get(id);
    if (life?.inStasis === true) life.missing();
  }
}
