import type { Logger } from '@nestjs/common';
import { PostgresDialect, type Driver } from 'kysely';
import type { Pool } from 'pg';
import { AbsentDriver, openPglite, openPool, PgliteDriver } from '../connection/index.js';
import type { DataSettings } from '../options/index.js';

/** A driver, and how many of its connections are in use. */
export interface OpenedDatabase {
  readonly driver: Driver;
  readonly pool: () => Pool | undefined;
}

/** A driver for what the settings name. Nothing is connected to or opened before the first query. */
export function openDatabase(settings: DataSettings, logger: Logger): OpenedDatabase {
  if (settings.kind === 'memory') return { driver: new AbsentDriver(), pool: () => undefined };
  if (settings.kind === 'embedded') {
    const { folder, acquireTimeout } = settings;
    return { driver: new PgliteDriver(() => openPglite(folder), acquireTimeout), pool: () => undefined };
  }
  let pool: Pool | undefined;
  const lost = (error: Error): void => logger.warn(`A connection to the database was lost: ${error.message}`);
  const dialect = new PostgresDialect({
    pool: async () => (pool = await openPool(settings, lost)),
  });
  return { driver: dialect.createDriver(), pool: () => pool };
}
