import { OptionChecks, type KnownOptions } from '../client/internal.js';

/**
 * Where Redis is, and how much it may keep.
 * @publicApi
 */
export interface RedisBrokerOptions {
  /** `redis://user:password@host:6379/0`; `rediss:` with TLS. */
  readonly url: string;
  /** Begins every key. Applications that share a Redis each need their own. Default `ari`. */
  readonly prefix?: string;
  /** Messages of a topic that are kept, for subscribers who come back. Default 1,000. */
  readonly history?: number;
  /** How long they are kept after the last message of the topic, in milliseconds. Default 120,000. */
  readonly linger?: number;
  /** How long Redis may take to answer, in milliseconds; then a message counts as lost. Default 2,000. */
  readonly timeout?: number;
  /** Messages that wait for Redis at once; one more counts as lost. Default 10,000. */
  readonly maxPending?: number;
  /** Other options of `ioredis`, such as `tls` and `sentinels`. What decides about retries and queues is not taken. */
  readonly redis?: Readonly<Record<string, unknown>>;
}

/** The options with nothing left open. */
export type RedisBrokerSettings = Required<RedisBrokerOptions>;

const KNOWN: KnownOptions<RedisBrokerOptions> = {
  url: true,
  prefix: true,
  history: true,
  linger: true,
  timeout: true,
  maxPending: true,
  redis: true,
};

/** @throws {AriConfigurationException} naming the option that is wrong. */
export function redisBrokerSettings(options: RedisBrokerOptions): RedisBrokerSettings {
  const checks = new OptionChecks<RedisBrokerOptions>({ connection: 'RedisBroker' }, options, KNOWN);
  const url = checks.string('url');
  if (!/^rediss?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    checks.refuse('url', 'must be an address such as redis://localhost:6379');
  }
  return {
    url,
    prefix: checks.string('prefix', 'ari'),
    history: checks.whole('history', 1_000),
    linger: checks.time('linger', 120_000),
    timeout: checks.time('timeout', 2_000),
    maxPending: checks.whole('maxPending', 10_000),
    redis: checks.given('redis', isOptions, 'must be an object with options of ioredis') ?? {},
  };
}

function isOptions(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
