import type { ChannelsRepository, StasisStart } from '../../generated/index.js';
import type { RepositoryContext } from '../../runtime/index.js';
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

  /** Events may be missing: channels that Asterisk no longer knows have ended unseen. */
  async afterGap(channels: ChannelsRepository): Promise<void> {
    const followed = [...this.#lives.keys()];
    if (followed.length === 0) return;
    const alive = new Set((await channels.list()).map(({ id }) => id));
    for (const id of followed) if (!alive.has(id)) this.#lives.get(id)?.end({ outcome: 'lost' });
  }
}
