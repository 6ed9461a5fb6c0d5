import type { Redis } from 'ioredis';
import { ResourceConfigurationException } from '../resources/index.js';
import type { RedisBrokerSettings } from './redis-broker-options.js';

const BEAT = 2_000;
const CONNECT_TIMEOUT = 5_000;
const LONGEST_PAUSE = 2_000;

/** What a connection tells its owner. */
export interface RedisConnectionEvents {
  /** It can be used, for the first time or again. */
  readonly ready: () => void;
  /** It was lost, or could not be made; called once until it is ready again. */
  readonly away: (error: Error | undefined) => void;
}

/**
 * One connection to Redis that heals itself for ever and keeps nothing back: a command fails at once while Redis is away,
 * and is never sent a second time.
 */
export class RedisConnection {
  readonly #redis: Redis;
  readonly #events: RedisConnectionEvents;
  readonly #beat: NodeJS.Timeout;
  #away = false;
  #error: Error | undefined;

  private constructor(redis: Redis, events: RedisConnectionEvents) {
    this.#redis = redis;
    this.#events = events;
    redis.on('error', (error: Error) => {
      this.#error = error;
      this.#lost(error);
    });
    redis.on('close', () => this.#lost(undefined));
    redis.on('ready', () => {
      this.#away = false;
      events.ready();
    });
    this.#beat = setInterval(() => void this.#ask(), BEAT).unref();
  }

  /** @throws {ResourceConfigurationException} `ioredis` is not installed, or Redis does not let us in. */
  static async open(settings: RedisBrokerSettings, events: RedisConnectionEvents): Promise<RedisConnection> {
    const { Redis } = await loaded();
    const { url, timeout, redis: own } = settings;
    const redis = new Redis(url, { ...own, ...strict(timeout) });
    const connection = new RedisConnection(redis, events);
    try {
      await redis.connect();
    } catch {
      const refused = /WRONGPASS|NOAUTH|NOPERM/.exec(String(connection.#error));
      if (refused === null) return connection;
      connection.close();
      throw new ResourceConfigurationException(
        'RedisBroker',
        `is not let in by Redis (${refused[0]}): check its "url"`,
      );
    }
    return connection;
  }

  get ready(): boolean {
    return this.#redis.status === 'ready';
  }

  get client(): Redis {
    return this.#redis;
  }

  close(): void {
    clearInterval(this.#beat);
    this.#redis.disconnect();
  }

  /** A connection whose other end has vanished tells nothing by itself. */
  async #ask(): Promise<void> {
    if (!this.ready) return;
    try {
      await this.#redis.ping();
    } catch {
      if (this.ready) this.#redis.disconnect(true);
    }
  }

  #lost(error: Error | undefined): void {
    if (this.#away) return;
    this.#away = true;
    this.#events.away(error);
  }
}

/** Everything that ioredis would keep, send again or wait with is switched off: its defaults grow without bound. */
function strict(timeout: number): object {
  return {
    lazyConnect: true,
    enableOfflineQueue: false,
    enableReadyCheck: true,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    enableAutoPipelining: false,
    reconnectOnError: null,
    commandTimeout: timeout,
    connectTimeout: CONNECT_TIMEOUT,
    keyPrefix: '',
    retryStrategy: (times: number) => Math.min(LONGEST_PAUSE, 50 * 2 ** Math.min(times, 6)) * (0.5 + Math.random() / 2),
  };
}

async function loaded(): Promise<{ readonly Redis: typeof Redis }> {
  try {
    return await import('ioredis');
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new ResourceConfigurationException('RedisBroker', 'needs the package "ioredis": npm install ioredis');
  }
}
