import type { AriDataOptions } from 'nestjs-ari/data';

/** The PostgreSQL that `DATABASE_URL` names, the folder that `DATABASE_FOLDER` names, or memory, to look around. */
export function databaseFromEnvironment(): AriDataOptions {
  const { DATABASE_URL: url, DATABASE_FOLDER: folder } = process.env;
  if (url !== undefined) return { url, migrate: 'onStart' };
  return folder === undefined ? { memory: { rows: 10_000 } } : { folder };
}
