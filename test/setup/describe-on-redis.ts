import { describe } from 'vitest';
import { serverOfThisRun } from './server-of-this-run.js';
import type { RedisDetails } from './servers.js';

const redis = await serverOfThisRun('redis');

/** A `describe` whose tests need the real Redis of this run. Skipped, on CI failed, where there is none. */
export const describeOnRedis = redis.kind === 'missing' ? describe.skip : describe;

/** The Redis of this run. Call it inside a test or a hook. */
export function requireRedis(): RedisDetails {
  if (redis.kind === 'missing') throw new Error(`this test needs a Redis: ${redis.reason}`);
  return redis;
}
