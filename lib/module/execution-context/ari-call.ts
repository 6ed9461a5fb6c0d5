import type { Ari, Channel } from '../../client/index.js';
import { unlimited } from '../../client/internal.js';

/** Where a call keeps which channels are its own. */
export interface CallOwner {
  claim(channelId: string, call: AriCall): void;
}

/**
 * One call, as a `perCall` controller sees it: the caller's channel and those that belong to it. Inject it into the
 * controller, or into anything request-scoped that the controller needs.
 * @publicApi
 */
export class AriCall {
  /** Id of the channel that began the call. */
  readonly id: string;
  /** Name of the connection. */
  readonly connection: string;
  /** Stasis application that the call came to. */
  readonly application: string;
  readonly client: Ari;
  readonly #owner: CallOwner;
  readonly #channels: Set<string>;
  readonly #end = unlimited(new AbortController());
  #channel: Channel;

  constructor(channel: Channel, application: string, client: Ari, connection: string, owner: CallOwner) {
    this.id = channel.id;
    this.connection = connection;
    this.application = application;
    this.client = client;
    this.#channel = channel;
    this.#owner = owner;
    this.#channels = new Set([channel.id]);
    this.#endWith(channel);
  }

  /** The caller's channel as it was last handed over: at first, and when a transfer put another in its place. */
  get channel(): Channel {
    return this.#channel;
  }

  /** Ids of the channels of this call, the caller's first. */
  get channels(): readonly string[] {
    return [...this.#channels];
  }

  /** Aborts when the caller's channel has ended, or the one that a transfer put in its place. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /**
   * Makes a channel part of this call: its events reach the call's instance. Channels that are originated, created,
   * snooped or made for external media from within the call are part of it by themselves.
   */
  adopt(channel: Channel | string): void {
    const id = typeof channel === 'string' ? channel : channel.id;
    this.#channels.add(id);
    this.#owner.claim(id, this);
  }

  /** A transfer put another channel in the place of one of this call. */
  replaced(gone: string, channel: Channel): void {
    this.adopt(channel);
    if (gone !== this.#channel.id) return;
    this.#channel = channel;
    this.#endWith(channel);
  }

  #endWith(channel: Channel): void {
    const ended = (): void => {
      if (this.#channel.id === channel.id) this.#end.abort();
    };
    if (channel.signal.aborted) ended();
    else channel.signal.addEventListener('abort', ended, { once: true });
  }
}
