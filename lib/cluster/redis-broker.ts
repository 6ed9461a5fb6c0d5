import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import {
  ResourceException,
  type Broker,
  type BrokerEntry,
  type BrokerListening,
  type BrokerPosition,
} from '../resources/index.js';
import { redisBrokerSettings, type RedisBrokerOptions, type RedisBrokerSettings } from './redis-broker-options.js';
import { RedisConnection } from './redis-connection.js';
import { PUBLISH, RENEW } from './redis-scripts.js';
import { PLACE_LIFE, RedisTopics } from './redis-topics.js';

const REPAIR = 1_000;

/**
 * Carries changes between processes, and remembers the last ones for clients that come back to another process: through
 * Redis 7 or later, with Streams. Nothing waits for a Redis that is away: what happens meanwhile is lost, and as soon as
 * Redis is back every subscriber gets a gap.
 *
 * @example
 * AriGatewayModule.forRoot({ broker: new RedisBroker({ url: 'redis://localhost:6379' }), … })
 * @publicApi
 */
export class RedisBroker implements Broker {
  readonly #logger = new Logger('AriCluster');
  readonly #settings: RedisBrokerSettings;
  readonly #topics: RedisTopics;
  #commands: RedisConnection | undefined;
  #subscriber: RedisConnection | undefined;
  #run: string | undefined;
  #pending = 0;
  /** A message was lost since the numbers began anew for the last time. */
  #lost = false;
  #repair: NodeJS.Timeout | undefined;
  #closed = false;

  /** @throws {AriConfigurationException} an option is wrong. Nothing is opened yet. */
  constructor(options: RedisBrokerOptions) {
    this.#settings = redisBrokerSettings(options);
    this.#topics = new RedisTopics({
      subscriber: () => this.#usable(this.#subscriber),
      commands: () => this.#usable(this.#commands),
      run: () => this.#run ?? this.#refuse(),
      keys: (topic) => this.#keys(topic),
      channel: (topic) => `${this.#key('channel')}:${topic}`,
    });
  }

  /** Topics that somebody listens to. */
  get topics(): number {
    return this.#topics.size;
  }

  /** Messages that Redis has not acknowledged yet. */
  get pending(): number {
    return this.#pending;
  }

  /**
   * Connects. Where Redis is away it goes on trying, and the application starts all the same.
   *
   * @throws {ResourceConfigurationException} `ioredis` is not installed, or Redis does not let us in.
   */
  async open(): Promise<void> {
    const away = (error: Error | undefined): void => {
      this.#run = undefined;
      if (!this.#closed) this.#logger.warn(`Redis is away: ${error?.message ?? 'the connection was closed'}`);
    };
    const ready = (): void => void this.#recover();
    this.#commands = await RedisConnection.open(this.#settings, { ready, away });
    this.#subscriber = await RedisConnection.open(this.#settings, { ready, away: () => {} });
    this.#subscriber.client.on('message', (channel: string, text: string) => this.#hear(channel, text));
    await this.#recover();
    this.#repair = setInterval(() => void this.#mend(), REPAIR).unref();
  }

  /** @throws {ResourceException} 503: Redis is away, or too slow. Subscribers get a gap when it is back. */
  async publish(topic: string, message: unknown): Promise<void> {
    const text = JSON.stringify(message);
    try {
      await this.#publish(topic, text);
    } catch (error) {
      this.#lost = true;
      throw error instanceof ResourceException ? error : unavailable(error);
    }
  }

  /** @throws {ResourceException} 503: Redis is away. */
  async listen(
    topic: string,
    listener: (entry: BrokerEntry) => void,
    interrupted: (position: BrokerPosition) => void = () => {},
  ): Promise<BrokerListening> {
    try {
      return await this.#topics.listen(topic, { hear: (entry) => listener(entry), interrupted });
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** @throws {ResourceException} 503: Redis is away. */
  async since(topic: string, { epoch, seq }: BrokerPosition): Promise<readonly BrokerEntry[] | undefined> {
    if (!Number.isSafeInteger(seq) || seq < 0) return undefined;
    try {
      const { position, entries } = await this.#topics.read(topic, seq);
      return position.epoch === epoch && position.seq - seq === entries.length ? entries : undefined;
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** Begins the numbers of all topics anew, at once or as soon as Redis is there again. */
  async renew(): Promise<void> {
    this.#lost = true;
    if (this.#run !== undefined) await this.#renew();
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#repair);
    this.#topics.clear();
    this.#commands?.close();
    this.#subscriber?.close();
  }

  /** The command is written before anything else happens, so that messages keep the order of their calls. */
  async #publish(topic: string, text: string): Promise<void> {
    const { history, linger, maxPending } = this.#settings;
    if (this.#pending >= maxPending) throw new ResourceException(503, ['Redis is too slow.']);
    const run = this.#run ?? this.#refuse();
    this.#pending += 1;
    try {
      const channel = `${this.#key('channel')}:${topic}`;
      const args = [run, randomUUID(), PLACE_LIFE, linger, history, channel, new Date().toISOString(), text];
      await this.#usable(this.#commands).eval(PUBLISH, 3, ...this.#keys(topic), ...args);
    } finally {
      this.#pending -= 1;
    }
  }

  /** What must happen before messages go on, once a connection is there or there again. Never rejects. */
  async #recover(): Promise<void> {
    if (this.#commands?.ready !== true || this.#subscriber?.ready !== true) return;
    try {
      const info = await this.#commands.client.info('server');
      await this.#subscriber.client.subscribe(this.#key('renewed'));
      await this.#topics.subscribeAgain();
      this.#run = /run_id:(\w+)/.exec(info)?.[1];
      await this.#renew();
      await this.#topics.catchUp('all');
    } catch (error) {
      this.#run = undefined;
      if (!this.#closed) this.#logger.warn(`Redis is there, and does not answer: ${String(error)}`);
    }
  }

  /** What has failed with the connection standing is done again. Never rejects. */
  async #mend(): Promise<void> {
    if (this.#run === undefined) return this.#recover();
    try {
      await this.#renew();
    } catch {
      return;
    }
    await this.#topics.catchUp('stale');
  }

  /** Lets the numbers of all topics begin anew, if a message of ours is in none of them. */
  async #renew(): Promise<void> {
    if (!this.#lost) return;
    this.#lost = false;
    try {
      await this.#usable(this.#commands).eval(RENEW, 1, this.#key('generation'), this.#key('renewed'));
    } catch (error) {
      this.#lost = true;
      throw error;
    }
  }

  #hear(channel: string, text: string): void {
    if (channel === this.#key('renewed')) void this.#topics.catchUp('all');
    else this.#topics.hear(channel, text);
  }

  #usable(connection: RedisConnection | undefined): Redis {
    return connection?.ready === true ? connection.client : this.#refuse();
  }

  #refuse(): never {
    throw unavailable(undefined);
  }

  /** One hash tag, so that a cluster of Redis keeps them together. */
  #key(name: string): string {
    return `{${this.#settings.prefix}}:${name}`;
  }

  #keys(topic: string): [string, string, string] {
    return [`${this.#key('place')}:${topic}`, `${this.#key('stream')}:${topic}`, this.#key('generation')];
  }
}

function unavailable(cause: unknown): ResourceException {
  if (cause instanceof ResourceException) return cause;
  return new ResourceException(503, ['The connection between the processes is away; try again.'], { cause });
}
