import type { ChannelFrame } from '../../../lib/protocol/index.js';
import type {
  ChannelData,
  ChannelName,
  GatewayApi,
  InputOf,
  MethodInput,
  MethodName,
  MethodOutput,
  OutputOf,
  StreamName,
  StreamShape,
} from './api-types.js';
import { ChannelClient } from './channel-client.js';
import { Channels } from './channels.js';
import { Connection } from './connection.js';
import { GatewayDisconnectedError } from './gateway-disconnected-error.js';
import {
  settingsOf,
  type GatewayClientOptions,
  type GatewayClientSettings,
  type GatewayClientStatus,
} from './options.js';
import { Requests } from './requests.js';
import { StreamClient, type LiveSubscription, type SubscriptionKeeper } from './stream-client.js';
import { promised, Wire, type SubscriptionNews } from './wire.js';

/**
 * A client of the gateway of nestjs-ari, in a browser or in Node. It connects when something is first asked of it, and
 * again for ever when the connection is lost: subscriptions go on where they were, requests wait, and one that may have
 * been carried out is never sent a second time.
 *
 * @example
 * const client = new GatewayClient<Api>({ url: 'wss://example.com/ari-gateway', token: fetchTicket });
 * const calls = await client.stream('calls').list({ state: 'Up' });
 */
export class GatewayClient<A extends GatewayApi = GatewayApi> {
  readonly #settings: GatewayClientSettings;
  readonly #connection: Connection;
  readonly #requests: Requests;
  readonly #wire: Wire;
  readonly #channels: Channels;
  readonly #subscriptions = new Map<number, LiveSubscription>();
  readonly #keeper: SubscriptionKeeper;

  /** @throws {TypeError} an option is wrong. Nothing is opened yet. */
  constructor(options: GatewayClientOptions) {
    this.#settings = settingsOf(options);
    this.#requests = new Requests(this.#settings, (frame) => this.#connection.send(frame));
    this.#wire = new Wire(this.#requests, () => this.#connection.status === 'open');
    this.#channels = new Channels(this.#wire, this.#settings.maxBuffered);
    this.#connection = new Connection(this.#settings, {
      opened: () => this.#opened(),
      heard: (frame) => this.#heard(frame),
      lost: (reason) => this.#requests.lost(reason),
      ended: (reason) => this.#ended(reason),
      beat: () => this.#wire.call('ping', {}, () => {}, true),
    });
    this.#keeper = {
      maxBuffered: this.#settings.maxBuffered,
      keep: (subscription) => this.#keep(subscription),
      forget: ({ id }) => void this.#subscriptions.delete(id),
    };
  }

  get status(): GatewayClientStatus {
    return this.#connection.status;
  }

  /** One stream: its objects, its actions, and what happens to them. */
  stream<N extends StreamName<A>>(name: N): StreamClient<OutputOf<StreamShape<A, N>>, InputOf<StreamShape<A, N>>> {
    this.#start();
    return new StreamClient(this.#wire, name, this.#keeper);
  }

  /**
   * Calls a method.
   *
   * @throws {GatewayCallError} it has failed, or is refused; {GatewayDisconnectedError} there is no answer.
   */
  call<M extends MethodName<A>>(method: M, payload?: MethodInput<A, M>): Promise<MethodOutput<A, M>> {
    this.#start();
    return promised((settle) => this.#wire.call(method, payload, settle));
  }

  /** One channel, to publish on and to listen to. */
  channel<C extends ChannelName<A>>(name: C): ChannelClient<ChannelData<A, C>> {
    this.#start();
    return new ChannelClient(this.#wire, this.#channels, name);
  }

  /** Ends the connection and every subscription; requests that wait fail. */
  close(): void {
    this.#connection.close('the client was closed');
  }

  #start(): void {
    if (this.#connection.status === 'closed') {
      throw new GatewayDisconnectedError('The gateway client', 'no', 'it was closed');
    }
    this.#connection.start();
  }

  #keep(subscription: LiveSubscription): void {
    this.#subscriptions.set(subscription.id, subscription);
    subscription.open();
  }

  #opened(): void {
    for (const subscription of this.#subscriptions.values()) subscription.open();
    this.#channels.opened();
    this.#requests.opened();
  }

  #heard(frame: Readonly<Record<string, unknown>>): void {
    if (this.#wire.take(frame)) return;
    if ('channel' in frame) return this.#channels.hear(frame as unknown as ChannelFrame);
    const news = frame['payload'] as SubscriptionNews | undefined;
    // An answer that came too late is no news.
    if (news !== undefined && 'response_status' in news) return;
    if (typeof news?.request_id === 'number') this.#subscriptions.get(news.request_id)?.hear(news);
  }

  #ended(reason: string): void {
    const closed = reason === 'the client was closed';
    const error = closed ? undefined : new GatewayDisconnectedError('The subscription', 'unknown', reason);
    for (const subscription of [...this.#subscriptions.values()]) subscription.end(error);
    this.#channels.end(error);
    this.#requests.end(reason);
  }
}
