import { entityContext, PendingChannel, type Channel } from '../entities/index.js';
import {
  ChannelsRepository,
  type ChannelsCreateOptions,
  type ChannelsExternalMediaOptions,
  type ChannelsOriginateWithIdOptions,
} from '../generated/index.js';
import { AriListening } from './ari-listening.js';
import type { RequestOptions } from '../repository/index.js';

type Destination = 'app' | 'appArgs' | 'extension' | 'context' | 'priority' | 'label';
type IntoApplication = Pick<ChannelsOriginateWithIdOptions, 'app' | 'appArgs'>;
type IntoDialplan = Pick<ChannelsOriginateWithIdOptions, 'context'> & { readonly extension: string };
type At = Pick<ChannelsOriginateWithIdOptions, 'priority'> & { readonly label?: undefined };
type AtLabel = Pick<ChannelsOriginateWithIdOptions, 'label'> & { readonly priority?: undefined };
type Without<K extends Destination> = { readonly [Key in K]?: undefined };

/**
 * Options of `originate`: into a Stasis application (`app`, `appArgs`), or into the dialplan (`extension`, `context`, and
 * `priority` or `label`). Without `app` and `extension` the channel enters the only application of the client.
 * @publicApi
 */
export type OriginateOptions = Omit<ChannelsOriginateWithIdOptions, 'endpoint' | Destination> &
  (
    | (IntoApplication & Without<'extension' | 'context' | 'priority' | 'label'>)
    | (IntoDialplan & (At | AtLabel) & Without<'app' | 'appArgs'>)
  );

/**
 * Options of `create`; without `app` the channel enters the only application of the client.
 * @publicApi
 */
export type CreateOptions = Omit<ChannelsCreateOptions, 'endpoint' | 'channelId' | 'app'> & { readonly app?: string };

/**
 * Options of `externalMedia`; without `app` the channel enters the only application of the client.
 * @publicApi
 */
export type ExternalMediaOptions = Omit<ChannelsExternalMediaOptions, 'channelId' | 'app'> & { readonly app?: string };

/**
 * Adds the commands that make channels. Their ids are chosen here, so that listeners are added before the command
 * leaves.
 */
export abstract class AriCalls extends AriListening {
  /** Stasis applications whose events this client takes. */
  abstract get apps(): readonly string[];

  /**
   * Rings a telephone, `PJSIP/alice` or `Local/200@default`. When it is answered, the channel enters the Stasis
   * application, or the dialplan if `extension` is given. Awaiting it gives the channel while it still rings; see
   * `PendingChannel`. Asterisk sends no events about a call in the dialplan; a wait on it subscribes an application of
   * this client to it, whose handlers then get its events.
   *
   * @throws {AriServerException} the endpoint cannot be rung: its technology or its name is unknown, it is offline.
   */
  originate(endpoint: string, options: OriginateOptions = {}, request?: RequestOptions): PendingChannel {
    const app = options.app ?? (options.extension === undefined ? this.#onlyApp() : undefined);
    return this.#pending('originate', app, (channels, id) =>
      channels.originateWithId(id, { ...options, endpoint, app }, request),
    );
  }

  /**
   * Makes a channel that does not ring yet: it enters its application at once, can be put into a bridge, and rings when
   * it is dialled.
   */
  create(endpoint: string, options: CreateOptions = {}, request?: RequestOptions): PendingChannel {
    const app = options.app ?? this.#onlyApp();
    return this.#pending('originate', app, (channels, channelId) =>
      channels.create({ ...options, endpoint, app, channelId } as ChannelsCreateOptions, request),
    );
  }

  /**
   * Makes a channel whose party is a program that sends and receives audio. It enters its application like a caller.
   */
  externalMedia(options: ExternalMediaOptions, request?: RequestOptions): PendingChannel {
    const app = options.app ?? this.#onlyApp();
    return this.#pending('external-media', app, (channels, channelId) =>
      channels.externalMedia({ ...options, app, channelId } as ChannelsExternalMediaOptions, request),
    );
  }

  // Without an application the command is refused before it is sent, because `app` is missing.
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
    return new PendingChannel({ id, context, app, subscribed, untold, create: () => create(channels, id) });
  }
}
