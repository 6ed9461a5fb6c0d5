import { sql, type Kysely } from 'kysely';
import type { Migration } from '../migrations/index.js';

/** The table of the state of calls. What has been published is never changed here: a change is a migration of its own. */
export const CALL_STATE_MIGRATIONS: readonly Migration[] = [
  {
    name: '001-call-state',
    async up(database: Kysely<unknown>): Promise<void> {
      await sql`create table ari.call_state (
        collection text not null, id text not null, state jsonb not null,
        number bigint generated always as identity, primary key (collection, id)
      )`.execute(database);
    },
    async down(database: Kysely<unknown>): Promise<void> {
      await sql`drop table ari.call_state`.execute(database);
    },
  },
];
