import { sql, type Kysely } from 'kysely';
import { MigrationException } from '../exceptions/index.js';
import type { Migration } from './migration.js';

const SECTION = /^--[ \t]*(up|down)[ \t]*$/gim;

/**
 * Makes a migration of a file of SQL, whose parts begin with the lines `-- up` and `-- down`.
 *
 * @throws {MigrationException} it has no part `-- up`, or one twice.
 */
export function sqlMigration(name: string, text: string): Migration {
  const marks = [...text.matchAll(SECTION)];
  const part = (wanted: string): string | undefined => {
    const found = marks.filter(([, title]) => title?.toLowerCase() === wanted);
    if (found.length > 1) throw new MigrationException(name, `has the line "-- ${wanted}" ${found.length} times`);
    const [mark] = found;
    if (mark === undefined) return undefined;
    const next = marks[marks.indexOf(mark) + 1];
    return text.slice(mark.index + mark[0].length, next?.index).trim();
  };
  const [up, down] = [part('up'), part('down')];
  if (up === undefined) throw new MigrationException(name, 'has no line "-- up", behind which its statements stand');
  return { name, up: runs(up), ...(down !== undefined && { down: runs(down) }) };
}

function runs(statements: string): Migration['up'] {
  return async (database: Kysely<unknown>) => {
    if (statements !== '') await sql.raw(statements).execute(database);
  };
}
