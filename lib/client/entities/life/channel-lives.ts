import type { StasisStart } from '../../generated/index.js';
import type { RepositoryContext } from '../../runtime/index.js';
import type { Channel } from '../channel.js';
import { ChannelLife } from './channel-life.js';

/** The channels that are in the hands of one client. */
export class ChannelLives {
  readonly #lives = new Map<string, ChannelLife>();
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
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

  /** A channel has entered an application: it is followed, and this event is the first that it hears. */
  entered(event: StasisStart): void {
    this.of(event.channel.id).start(event);
  }

  has(id: string): boolean {
    return this.#lives.has(id);
  }

  /** Every followed channel as it was last seen. */
  snapshots(): ReadonlyMap<string, Channel | undefined> {
    return new Map([...this.#lives].map(([id, life]) => [id, life.snapshot]));
  }

  /** It ended unseen. */
  lost(id: string): void {
    this.#lives.get(id)?.end({ outcome: 'lost' });
  }
}
