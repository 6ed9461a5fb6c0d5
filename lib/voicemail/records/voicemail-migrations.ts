import { sql, type Kysely } from 'kysely';
import type { Migration } from '../../data/index.js';

/** The tables of voicemail. What has been published is never changed here: a change is a migration of its own. */
export const VOICEMAIL_MIGRATIONS: readonly Migration[] = [
  {
    name: '001-voicemail',
    async up(database: Kysely<unknown>): Promise<void> {
      await sql`create table ari.voicemail_boxes (id text primary key, name text, tenant text)`.execute(database);
      await sql`create table ari.voicemail_secrets (id text primary key, pin text, greeting text)`.execute(database);
      await sql`create table ari.voicemail_messages (
        id text primary key, box text not null, tenant text, folder text not null, read boolean not null,
        read_at timestamptz(3), received_at timestamptz(3) not null, caller text, caller_name text, seconds integer,
        recording text not null
      )`.execute(database);
      await sql`create index on ari.voicemail_messages (box, received_at, id)`.execute(database);
      await sql`create index on ari.voicemail_messages (tenant, received_at, id)`.execute(database);
    },
    async down(database: Kysely<unknown>): Promise<void> {
      await sql`drop table ari.voicemail_messages, ari.voicemail_secrets, ari.voicemail_boxes`.execute(database);
    },
  },
];
