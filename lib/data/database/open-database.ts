import type { Logger } from '@nestjs/common';
import { PostgresDialect, type Driver } from 'kysely';
import type { Pool } from 'pg';
import { AbsentDriver, openPglite, openPool, PgliteDriver, type OpenedPool } from '../connection/index.js';
import type { DataSettings } from '../options/index.js';

/** A driver, how many of its connections are in use, and a way to end those that hang. */
export interface OpenedDatabase {
  readonly driver: Driver;
  readonly pool: () => Pool | undefined;
  readonly cut: () => void;
}

/** A driver for what the settings name. Nothing is connected to or opened before the first query. */
export function openDatabase(settings: DataSettings, logger: Logger): OpenedDatabase {
  if (settings.kind === 'memory') return { driver: new AbsentDriver(), pool: () => undefined, cut: nothing };
  if (settings.kind === 'embedded') {
    const { folder, acquireTimeout } = settings;
    return { driver: new PgliteDriver(() => openPglite(folder), acquireTimeout), pool: () => undefined, cut: nothing };
  }
  let opened: OpenedPool | undefined;
  const lost = (error: Error): void => logger.warn(`A connection to the database was lost: ${error.message}`);
  const dialect = new PostgresDialect({
    pool: async () => (opened = await openPool(settings, lost)).pool,
  });
  return { driver: dialect.createDriver(), pool: () => opened?.pool, cut: () => opened?.cut() };
}

function nothing(): void {}
