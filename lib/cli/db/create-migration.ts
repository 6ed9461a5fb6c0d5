import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DbOptions } from './db-options.js';

const SQL = '-- up\n\n-- down\n\n';

const CODE = `import { sql } from 'kysely';

/** @param {import('kysely').Kysely<unknown>} database */
export async function up(database) {
  await sql\`select 1\`.execute(database);
}

/** @param {import('kysely').Kysely<unknown>} database */
export async function down(database) {
  await sql\`select 1\`.execute(database);
}
`;

/** Writes a migration that does nothing yet, and gives its path. Its name sorts behind those that were created before. */
export async function createMigration({ migrations, name, code }: DbOptions, now: Date): Promise<string> {
  const time = now.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  const path = join(migrations, `${time}-${name}.${code ? 'mjs' : 'sql'}`);
  await mkdir(migrations, { recursive: true });
  await writeFile(path, code ? CODE : SQL, { flag: 'wx' });
  return path;
}
