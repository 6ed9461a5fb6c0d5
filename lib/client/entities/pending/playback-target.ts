import type { ObjectEvents } from '../../dispatch/index.js';

/** Asterisk reports a playback as failed just before it reports that its channel has hung up. */
const HANGUP_FOLLOWS_MS = 50;

const HANGUP = ['ChannelHangupRequest', 'StasisEnd', 'ChannelDestroyed'];

/**
 * Tells why a playback failed: because its channel hung up, or because there was nothing to play. Asterisk says
 * `failed` for both; whether the channel hangs up just before or just after makes the difference.
 */
export class PlaybackTarget {
  readonly #release: () => void;
  #hungUp = false;
  #next: ((outcome: 'hangup' | 'failed') => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(events: ObjectEvents, channelId: string | undefined) {
    if (channelId === undefined) {
      this.#release = () => {};
      return;
    }
    this.#release = events.watch('Channel', channelId, HANGUP, {
      event: () => {
        this.#hungUp = true;
        this.#decide();
      },
    });
  }

  /** Calls back with the reason: at once if it is known, else when the channel hangs up within 50 ms, or after them. */
  afterFailure(decided: (outcome: 'hangup' | 'failed') => void): void {
    this.#next = decided;
    if (this.#hungUp) this.#decide();
    else this.#timer = setTimeout(() => this.#decide(), HANGUP_FOLLOWS_MS);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#release();
  }

  #decide(): void {
    clearTimeout(this.#timer);
    const decided = this.#next;
    this.#next = undefined;
    decided?.(this.#hungUp ? 'hangup' : 'failed');
  }
}
