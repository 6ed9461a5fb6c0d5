import type { Channel } from '../../client/index.js';
import { unlimited } from '../../client/internal.js';
import { abortOnce } from './abort-once.js';

/** How long the end of a party that has gone is waited for, in milliseconds. */
const END_WITHIN_MS = 2_000;

/**
 * Follows one party of a call: whether it is still there, and the cause with which it went. It counts as gone with the
 * first event that says so; the exact end of a channel may be told some 200 ms later.
 */
export class Party {
  readonly channel: Channel;
  readonly #gone = unlimited(new AbortController());
  readonly #released = new AbortController();
  readonly #listeners: readonly { unsubscribe(): void }[];
  #cause: number | undefined;

  constructor(channel: Channel) {
    this.channel = channel;
    this.#listeners = [
      // Soft: this program asked for it, and the number is an internal one.
      channel.on('ChannelHangupRequest', ({ cause, soft }) => this.#left(soft === true ? undefined : cause)),
      channel.on('StasisEnd', () => this.#left(undefined)),
    ];
    channel.leftStasis({ signal: this.#released.signal }).then(
      (end) => this.#left(end.outcome === 'hangup' ? end.cause : undefined),
      () => {},
    );
  }

  /** Aborts when the party has hung up, or its channel has left the application. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  get gone(): boolean {
    return this.#gone.signal.aborted;
  }

  /** Q.850 cause, as far as it is known. */
  get cause(): number | undefined {
    return this.#cause;
  }

  /** The cause with which it went, when its end is told soon: its first sign often has none. */
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
    abortOnce(this.#released);
  }

  #left(cause: number | undefined): void {
    this.#cause ??= cause;
    abortOnce(this.#gone);
  }
}
