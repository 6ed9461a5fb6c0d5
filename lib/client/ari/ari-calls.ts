import { entityContext, PendingChannel, type Channel } from '../entities/index.js';
import {
  ChannelsRepository,
  type ChannelsCreateOptions,
  type ChannelsExternalMediaOptions,
  type ChannelsOriginateWithIdOptions,
} from '../generated/index.js';
import { AriListening } from './ari-listening.js';
import type { RequestOptions } from '../repository/index.js';

/**
 * How to ring somebody; without `app` and `extension` the only application of the client takes the channel.
 * @publicApi
 */
export type OriginateOptions = Omit<ChannelsOriginateWithIdOptions, 'endpoint'>;

/**
 * What to make; without `app` the only application of the client takes the channel.
 * @publicApi
 */
export type CreateOptions = Omit<ChannelsCreateOptions, 'endpoint' | 'channelId' | 'app'> & { readonly app?: string };

/**
 * What to exchange audio with; without `app` the only application of the client takes the channel.
 * @publicApi
 */
export type ExternalMediaOptions = Omit<ChannelsExternalMediaOptions, 'channelId' | 'app'> & { readonly app?: string };

/** Commands that make channels. Their ids are chosen here, so that listeners stand before the command leaves. */
export abstract class AriCalls extends AriListening {
  /** Stasis applications whose events this client takes. */
  abstract get apps(): readonly string[];

  /**
   * Rings a telephone, `PJSIP/alice` or `Local/200@default`. Whoever picks up enters the Stasis application, or the
   * dialplan where `extension` is given. Awaiting it gives the channel while it still rings; see `PendingChannel`.
   * Of a call in the dialplan Asterisk tells nobody; a wait on it subscribes an application of this client to it, whose
   * handlers then hear its events.
   *
   * @throws {AriServerException} the endpoint cannot be rung: its technology or its name is unknown, it is offline.
   */
  originate(endpoint: string, options: OriginateOptions = {}, request?: RequestOptions): PendingChannel {
    const toDialplan = options.extension !== undefined || options.context !== undefined;
    const app = options.app ?? (toDialplan ? undefined : this.#onlyApp());
    return this.#pending('originate', app, (channels, id) =>
      channels.originateWithId(id, { ...options, endpoint, app }, request),
    );
  }

  /**
   * Makes a channel without ringing anybody yet: it enters its application at once, can be put into a bridge, and
   * rings when it is dialled.
   */
  create(endpoint: string, options: CreateOptions = {}, request?: RequestOptions): PendingChannel {
    const app = options.app ?? this.#onlyApp();
    return this.#pending('originate', app, (channels, channelId) =>
      channels.create({ ...options, endpoint, app, channelId } as ChannelsCreateOptions, request),
    );
  }

  /** Makes a channel whose party is a program: it sends and takes audio. It enters its application like a caller. */
  externalMedia(options: ExternalMediaOptions, request?: RequestOptions): PendingChannel {
    const app = options.app ?? this.#onlyApp();
    return this.#pending('external-media', app, (channels, channelId) =>
      channels.externalMedia({ ...options, app, channelId } as ChannelsExternalMediaOptions, request),
    );
  }

  // Without one the command is refused for want of `app`, before it is sent.
  #onlyApp(): string | undefined {
    return this.apps.length === 1 ? this.apps[0] : undefined;
  }

  #pending(
    kind: 'originate' | 'external-media',
    app: string | undefined,
    create: (channels: ChannelsRepository, id: string) => Promise<Channel>,
  ): PendingChannel {
    const channels = this.repository(ChannelsRepository);
    const context = entityContext(channels);
    const id = context.ids.next(kind);
    const subscribed = app !== undefined && this.apps.includes(app);
    const untold = app === undefined ? this.apps[0] : undefined;
    return new PendingChannel({ id, context, subscribed, untold, create: () => create(channels, id) });
  }
}
