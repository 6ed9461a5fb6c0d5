import { WebSocket } from 'ws';
import {
  ChannelsRepository,
  PendingChannel,
  type Channel,
  type ChannelsExternalMediaOptions,
} from '../../client/index.js';
import { nodeTlsOptions } from '../../client/internal.js';
import { MediaException } from '../exceptions/index.js';
import { audioSocketFormat, LONGEST_MESSAGE, WebSocketLink, type MediaLink, type MediaWay } from '../links/index.js';
import type { OpenMediaSettings } from './open-media-options.js';
import type { Undoing } from './undoing.js';

/** What stands behind the channel. */
export type CallContext = ReturnType<typeof Channel.contextOf>;

/** A media channel of Asterisk that is in its application, and the link that brings its sound. */
export interface MediaChannel {
  readonly id: string;
  readonly link: MediaLink;
}

type Wish = Pick<
  ChannelsExternalMediaOptions,
  'external_host' | 'encapsulation' | 'transport' | 'connection_type' | 'transport_data' | 'data' | 'format'
>;

/** How one way is gone. */
interface Going {
  readonly wish: Wish;
  /** Gives the link; is called when Asterisk has answered the command. */
  readonly link: (channel: Channel) => Promise<MediaLink>;
  readonly withdraw: () => void;
}

/** Makes a media channel, and waits until its sound can flow. */
export class MediaChannelMaker {
  readonly #context: CallContext;
  readonly #settings: OpenMediaSettings;
  readonly #app: string;

  constructor(context: CallContext, settings: OpenMediaSettings, app: string) {
    this.#context = context;
    this.#settings = settings;
    this.#app = app;
  }

  /** The ways that are possible here, the best first. */
  get ways(): readonly MediaWay[] {
    const { server, way, format } = this.#settings;
    if (way !== undefined) return [way];
    const possible: MediaWay[] = [];
    if (server?.webSocketDoor !== undefined) possible.push('asteriskConnects');
    else if (this.#context.http !== undefined) possible.push('weConnect');
    if (server?.audioSocketDoor !== undefined && format.encoding !== 'opus') possible.push('audioSocket');
    return possible;
  }

  /**
   * Makes one, by a way. What it makes is put on the list of what to undo.
   *
   * @throws {MediaException} the sound does not come.
   */
  async make(way: MediaWay, undoing: Undoing): Promise<MediaChannel> {
    const context = this.#context;
    const id = context.ids.next('external-media');
    const { wish, link: coming, withdraw } = this.#going(way);
    undoing.add(withdraw);
    const channels = context.repository(ChannelsRepository);
    const create = (): Promise<Channel> => channels.externalMedia({ ...wish, app: this.#app, channelId: id });
    const pending = new PendingChannel({ id, context, app: this.#app, subscribed: true, create });
    undoing.add(() => channels.hangup(id));
    const entered = pending.entered({ timeout: this.#settings.timeout });
    entered.catch(() => {});
    const link = await coming(await pending);
    undoing.add(() => link.close());
    const { outcome } = await entered;
    if (outcome !== 'event')
      throw this.#failed('lost', `the media channel has not entered "${this.#app}": ${outcome}.`);
    if (link.channelId !== undefined && link.channelId !== id) {
      throw this.#failed('refused', `the sound of another channel came, ${link.channelId}.`);
    }
    return { id, link };
  }

  #going(way: MediaWay): Going {
    if (way === 'asteriskConnects') return this.#asteriskConnects();
    return way === 'weConnect' ? this.#weConnect() : this.#audioSocket();
  }

  #asteriskConnects(): Going {
    const { server, format } = this.#settings;
    const door = server?.webSocketDoor;
    if (server === undefined || door === undefined) throw this.#noDoor('webSocket');
    const { option, coming, withdraw } = door.expect(Math.min(server.admissionMs, this.#settings.timeout));
    return { wish: webSocketWish(format.name, 'client', door.section, option), link: () => coming, withdraw };
  }

  #weConnect(): Going {
    const { format, timeout } = this.#settings;
    const { http } = this.#context;
    if (http === undefined) {
      throw this.#failed('unsupported', 'this program has no address of Asterisk to connect to: give a `server`.');
    }
    const link = async ({ channelvars }: Channel): Promise<MediaLink> => {
      const connectionId = (channelvars as Readonly<Record<string, unknown>> | undefined)?.[
        'MEDIA_WEBSOCKET_CONNECTION_ID'
      ];
      if (typeof connectionId !== 'string') {
        throw this.#failed('refused', 'Asterisk has named no MEDIA_WEBSOCKET_CONNECTION_ID: is it 22.6 or later?');
      }
      const { address, tls } = http;
      const base = `${address.origin.replace(/^http/, 'ws')}${address.basePath.replace(/\/ari$/, '')}`;
      const socket = new WebSocket(`${base}/media/${encodeURIComponent(connectionId)}`, ['media'], {
        ...nodeTlsOptions(tls),
        perMessageDeflate: false,
        maxPayload: LONGEST_MESSAGE,
        handshakeTimeout: timeout,
      });
      return WebSocketLink.started(socket, 'weConnect', timeout);
    };
    return { wish: webSocketWish(format.name, 'server', 'INCOMING'), link, withdraw: () => {} };
  }

  #audioSocket(): Going {
    const { server, format, timeout } = this.#settings;
    const door = server?.audioSocketDoor;
    if (server === undefined || door === undefined) throw this.#noDoor('audioSocket');
    const linear = audioSocketFormat(format.name).name;
    const { id, coming, withdraw } = door.expect(linear, Math.min(server.admissionMs, timeout));
    const wish: Wish = {
      external_host: door.address,
      encapsulation: 'audiosocket',
      transport: 'tcp',
      format: linear,
      data: id,
    };
    return { wish, link: () => coming, withdraw };
  }

  #noDoor(option: string): MediaException {
    return this.#failed('unsupported', `the way needs a \`server\` with the option "${option}".`);
  }

  #failed(reason: ConstructorParameters<typeof MediaException>[1], problem: string): MediaException {
    return new MediaException('media.open', reason, problem, { connection: this.#context.connection });
  }
}

/** Only what is built here reaches Asterisk: a wrong `f()` in these options ends the whole server. */
function webSocketWish(format: string, type: 'client' | 'server', host: string, option = ''): Wish {
  return {
    external_host: host,
    encapsulation: 'none',
    transport: 'websocket',
    connection_type: type,
    format,
    transport_data: `f(json)${option}`,
  };
}
