import type { Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { Ending } from './ending.js';

/** How long the end of a party that has gone is waited for, in milliseconds. */
const END_WITHIN_MS = 2_000;

/**
 * Follows one party of a call: whether it is still there, and the cause with which it went. It counts as gone with the
 * first event that says so; the exact end of a channel may come some 200 ms later.
 */
export class Party {
  readonly channel: Channel;
  /** Comes when the party has hung up, or its channel has left the application. */
  readonly ending = new Ending();
  readonly #listeners: readonly { unsubscribe(): void }[];
  readonly #forget: () => void;
  #cause: number | undefined;

  constructor(channel: Channel) {
    this.channel = channel;
    this.#listeners = [
      // Soft: this program asked for it, and the number is an internal one.
      channel.on('ChannelHangupRequest', ({ cause, soft }) => this.#left(soft === true ? undefined : cause)),
      channel.on('StasisEnd', () => this.#left(undefined)),
    ];
    this.#forget = new CallSurroundings(channel).whenLeft((end) =>
      this.#left(end.outcome === 'hangup' ? end.cause : undefined),
    );
  }

  /** Aborts with the `ending`. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  get gone(): boolean {
    return this.ending.over;
  }

  /** Q.850 cause, as far as it is known. */
  get cause(): number | undefined {
    return this.#cause;
  }

  /** The cause with which it went. Waits a moment for the event of its end: its first sign often has no cause. */
  async lastCause(): Promise<number | undefined> {
    if (this.#cause === undefined) {
      const end = await this.channel.ended({ timeout: END_WITHIN_MS });
      if (end.outcome === 'hangup') this.#cause = end.cause;
    }
    return this.#cause;
  }

  /** Ends the following. */
  release(): void {
    for (const listener of this.#listeners) listener.unsubscribe();
    this.#forget();
  }

  #left(cause: number | undefined): void {
    this.#cause ??= cause;
    this.ending.end();
  }
}
