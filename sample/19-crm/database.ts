import type { AriDataOptions, Migration } from 'nestjs-ari/data';
import { sql } from 'kysely';

const MIGRATIONS: readonly Migration[] = [
  {
    name: '001-customers',
    async up(database) {
      await sql`create table customers (
        id uuid primary key, name text not null, number text not null unique, notes text not null default ''
      )`.execute(database);
      await sql`create index on customers (name, id)`.execute(database);
    },
    async down(database) {
      await sql`drop table customers`.execute(database);
    },
  },
];

/** The PostgreSQL that `DATABASE_URL` names; without it a database in a folder, which needs no server. */
export function databaseFromEnvironment(): AriDataOptions {
  const { DATABASE_URL: url, DATABASE_FOLDER: folder = '.nestjs-ari/crm' } = process.env;
  const common = { migrations: MIGRATIONS, migrate: 'onStart' } as const;
  return url === undefined ? { folder, ...common } : { url, ...common };
}
