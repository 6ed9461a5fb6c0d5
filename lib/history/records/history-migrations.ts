import { sql, type Kysely } from 'kysely';
import type { Migration } from '../../data/index.js';

/** The tables of the call history. What has been published is never changed here: a change is a migration of its own. */
export const HISTORY_MIGRATIONS: readonly Migration[] = [
  {
    name: '001-calls',
    async up(database: Kysely<unknown>): Promise<void> {
      await sql`create table ari.calls (
        id text primary key, application text, tenant text, caller text, caller_name text, called text,
        state text not null, result text, started_at timestamptz(3) not null, rang_at timestamptz(3),
        answered_at timestamptz(3), ended_at timestamptz(3), talk_seconds double precision, cause integer,
        cause_text text, tech_cause integer, legs integer not null, recordings jsonb not null, transfers jsonb not null,
        variables jsonb not null, recorder text not null
      )`.execute(database);
      await sql`create index on ari.calls (started_at, id)`.execute(database);
      await sql`create index on ari.calls (tenant, started_at, id)`.execute(database);
      await sql`create index on ari.calls (recorder) where ended_at is null`.execute(database);
      await sql`create table ari.call_legs (
        id text primary key, call_id text not null, name text not null, application text, tenant text,
        direction text not null, caller text, caller_name text, connected text, dialled text, state text not null,
        started_at timestamptz(3) not null, rang_at timestamptz(3), answered_at timestamptz(3), ended_at timestamptz(3),
        cause integer, cause_text text, tech_cause integer, bridges jsonb not null, digits text, recorder text not null
      )`.execute(database);
      await sql`create index on ari.call_legs (call_id)`.execute(database);
      await sql`create index on ari.call_legs (started_at, id)`.execute(database);
      await sql`create index on ari.call_legs (recorder) where ended_at is null`.execute(database);
    },
    async down(database: Kysely<unknown>): Promise<void> {
      await sql`drop table ari.call_legs, ari.calls`.execute(database);
    },
  },
  {
    name: '002-connected-of',
    async up(database: Kysely<unknown>): Promise<void> {
      await sql`alter table ari.call_legs add column connected_of jsonb`.execute(database);
    },
    async down(database: Kysely<unknown>): Promise<void> {
      await sql`alter table ari.call_legs drop column connected_of`.execute(database);
    },
  },
  {
    name: '003-part-of',
    async up(database: Kysely<unknown>): Promise<void> {
      await sql`alter table ari.call_legs add column part_of text`.execute(database);
      await sql`create index on ari.call_legs (part_of) where part_of is not null`.execute(database);
    },
    async down(database: Kysely<unknown>): Promise<void> {
      await sql`alter table ari.call_legs drop column part_of`.execute(database);
    },
  },
];
