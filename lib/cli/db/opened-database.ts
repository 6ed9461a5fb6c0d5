import { existsSync } from 'node:fs';
import type { AriDatabase } from '../../data/index.js';
import type { DbOptions } from './db-options.js';

/** The database of the options, with the migrations of this library and of the application. Nothing is connected to yet. */
export async function openedDatabase({ place, migrations }: DbOptions): Promise<AriDatabase> {
  // Loaded here, so that the other commands need no package of a database.
  const [{ AriDatabase }, { dataSettings }, { HISTORY_MIGRATIONS }, { VOICEMAIL_MIGRATIONS }] = await loaded();
  const own = existsSync(migrations) ? { migrations } : {};
  const database = new AriDatabase(dataSettings({ ...place, ...own, migrate: 'never' }));
  database.addMigrations('ari-history', HISTORY_MIGRATIONS);
  database.addMigrations('ari-voicemail', VOICEMAIL_MIGRATIONS);
  return database;
}

async function loaded() {
  try {
    return await Promise.all([
      import('../../data/index.js'),
      import('../../data/internal.js'),
      import('../../history/internal.js'),
      import('../../voicemail/internal.js'),
    ]);
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new Error('it needs packages that are not installed: npm install kysely pg', { cause });
  }
}
