import type { ChannelLife } from '../channel-life/channel-life.js';
import type { PlaybackTarget } from './playback-target.js';
import type { Awaitable } from '../../outcomes/index.js';

/** Reports when a channel cannot hear a sound any more. */
export class ChannelTarget implements PlaybackTarget {
  readonly #life: ChannelLife;

  constructor(life: ChannelLife) {
    this.#life = life;
  }

  get deserted(): Awaitable<unknown> {
    return this.#life.goingDown;
  }

  get over(): Awaitable<{ readonly outcome: string }> {
    return this.#life.ended;
  }

  release(): void {}
}
