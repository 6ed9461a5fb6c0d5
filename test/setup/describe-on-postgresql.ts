import { describe } from 'vitest';
import { serverOfThisRun } from './server-of-this-run.js';
import type { PostgresqlDetails } from './servers.js';

const postgresql = await serverOfThisRun('postgresql');

/** A `describe` whose tests need the real PostgreSQL of this run. Skipped, on CI failed, where there is none. */
export const describeOnPostgresql = postgresql.kind === 'missing' ? describe.skip : describe;

/** The PostgreSQL of this run. Call it inside a test or a hook. */
export function requirePostgresql(): PostgresqlDetails {
  if (postgresql.kind === 'missing') throw new Error(`this test needs a PostgreSQL: ${postgresql.reason}`);
  return postgresql;
}
