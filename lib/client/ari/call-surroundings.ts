import { Entity } from '../model/index.js';
import {
  Channel,
  entityContext,
  PendingChannel,
  type Bridge,
  type ChannelEnd,
  type EntityContext,
} from '../entities/index.js';
import {
  BridgesRepository,
  ChannelsRepository,
  RecordingsRepository,
  type ChannelsCreateOptions,
} from '../generated/index.js';
import type { CreateOptions } from './ari-calls.js';

/**
 * Makes what a call flow needs beside its channel: further legs and bridges, over the connection of the channel and in
 * its application. Every id is chosen here, so that what was made can be removed when no answer comes.
 */
export class CallSurroundings {
  readonly #context: EntityContext;
  readonly #channel: Channel;

  constructor(channel: Channel) {
    this.#channel = channel;
    this.#context = entityContext(Entity.repositoryOf<ChannelsRepository>(channel));
  }

  /** Name of the connection, for exceptions. */
  get connection(): string {
    return this.#context.connection;
  }

  /** Which client of this process, as `ari.ids.instance` says. */
  get client(): string {
    return this.#context.ids.instance;
  }

  /** The application that the channel is in; the only one of the client when no event has named it. */
  get application(): string | undefined {
    const { lives } = this.#context;
    const applications = lives.applications();
    const own = lives.known(this.#channel.id)?.application;
    return own ?? (applications.length === 1 ? applications[0] : undefined);
  }

  /** Whether this program has made the channel: it was dialled, and nobody has called with it. */
  get dialled(): boolean {
    return this.#context.ids.kindOf(this.#channel.id) === 'originate';
  }

  /** Whether the channel has been answered, by whatever was heard of it since its snapshot. */
  get answered(): boolean {
    return this.#channel.state === 'Up' || this.#context.lives.known(this.#channel.id)?.answered.settled === true;
  }

  /** Calls back when the channel has ended, at once when it has already. Returns what ends the listening. */
  whenEnded(listener: (end: ChannelEnd) => void): () => void {
    return Channel.lifeOf(this.#channel).ended.whenSettled(listener);
  }

  /** The same, and a move between two applications of this client counts as well. */
  whenLeft(listener: (end: ChannelEnd) => void): () => void {
    return Channel.lifeOf(this.#channel).left.whenSettled(listener);
  }

  get bridges(): BridgesRepository {
    return this.#context.repository(BridgesRepository);
  }

  get recordings(): RecordingsRepository {
    return this.#context.repository(RecordingsRepository);
  }

  get channels(): ChannelsRepository {
    return this.#context.repository(ChannelsRepository);
  }

  /** Makes a leg that does not ring yet, in the application of the channel. */
  create(endpoint: string, options: CreateOptions = {}): PendingChannel {
    const { channels } = this;
    const context = this.#context;
    const app = options.app ?? this.application;
    const id = context.ids.next('originate');
    const subscribed = app !== undefined && context.lives.applications().includes(app);
    const create = (): Promise<Channel> =>
      channels.create({ ...options, endpoint, app, channelId: id } as ChannelsCreateOptions);
    return new PendingChannel({ id, context, app, subscribed, create });
  }

  /** The id of a bridge to come. */
  nextBridgeId(): string {
    return this.#context.ids.next('bridge');
  }

  /** A bridge by its id; nothing is asked. */
  bridge(id: string): Bridge {
    return this.#context.entities.create('Bridge', { id }) as Bridge;
  }
}
