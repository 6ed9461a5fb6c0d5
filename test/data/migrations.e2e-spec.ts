import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import {
  AriDatabase,
  DestructiveMigrationException,
  MigrationException,
  type AriDataOptions,
  type Migration,
} from 'nestjs-ari/data';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { dataSettings } from '../../lib/data/internal.js';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';
import { embeddedPlace, OPENING, PATIENCE, postgresqlPlace, type DatabasePlace } from './support/databases.js';

const statement =
  (text: string) =>
  async (database: Kysely<unknown>): Promise<void> => {
    await sql.raw(text).execute(database);
  };

const migration = (name: string, up: string, down?: string): Migration => ({
  name,
  up: statement(up),
  ...(down !== undefined && { down: statement(down) }),
});

const ONE = migration('001-one', 'create table one (id int)', 'drop table one');
const TWO = migration('002-two', 'create table two (id int); create table three (id int)', 'drop table two, three');

function opened(options: AriDataOptions, migrations: string | readonly Migration[]): AriDatabase {
  return new AriDatabase(dataSettings({ ...options, migrations, migrate: 'never' }));
}

async function tables(database: AriDatabase): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' order by 1`.execute(database.kysely);
  return rows.map(({ name }) => name);
}

const PLACES = [
  { kind: 'embedded', describe, make: embeddedPlace },
  { kind: 'PostgreSQL', describe: describeOnPostgresql, make: postgresqlPlace },
];

for (const { kind, describe: describeThere, make } of PLACES) {
  describeThere(`the migrations of a database, ${kind}`, { timeout: PATIENCE }, () => {
    let place: DatabasePlace;
    let own: AriDatabase;
    // What is known changes from test to test; the database is opened once, which takes the embedded one seconds.
    const known: Migration[] = [];
    const library: Migration[] = [];

    beforeAll(async () => {
      place = await make();
      known.push(ONE);
      own = opened(place.options, known);
      own.addMigrations('ari-history', library);
      expect(await own.health()).toMatchObject({ status: 'up' });
    }, OPENING);
    afterAll(async () => {
      await own.close();
      await place.remove();
    });
    beforeEach(async () => {
      library.length = 0;
      await sql
        .raw('drop schema if exists ari cascade; drop schema public cascade; create schema public')
        .execute(own.kysely);
    });
    const knows = (...migrations: Migration[]): void => void known.splice(0, known.length, ...migrations);

    it('are applied in the order of names, library first, once; status and history tell it', async () => {
      knows(TWO, ONE);
      library.push(migration('001-calls', 'create table calls (id int)'));
      expect((await own.migrations()).map(({ source, name, state }) => `${state} ${source}/${name}`)).toEqual([
        'pending ari-history/001-calls',
        'pending app/001-one',
        'pending app/002-two',
      ]);
      expect(await own.migrate()).toEqual(['ari-history/001-calls', 'app/001-one', 'app/002-two']);
      expect(await own.migrate()).toEqual([]);
      expect(await tables(own)).toEqual(['calls', 'one', 'three', 'two']);
      const states = await own.migrations();
      expect(states.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
      expect(new Date(states[0]?.appliedAt ?? '').getTime()).toBeGreaterThan(0);
      library.length = 0;
      knows(ONE);
      expect((await own.migrations()).map(({ name, state }) => `${state} ${name}`)).toEqual([
        'missing 001-calls',
        'applied 001-one',
        'missing 002-two',
      ]);
    });

    it('leave nothing of one that fails, and all of those before it', async () => {
      knows(ONE, migration('002-bad', 'create table left_over (id int); select 1 / 0'), TWO);
      const failure = await own.migrate().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MigrationException);
      expect(failure).toMatchObject({ migration: 'app/002-bad', message: expect.stringContaining('division by zero') });
      expect(await tables(own)).toEqual(['one']);
    });

    it('destroy nothing unless that is said: on the way there and on the way back', async () => {
      knows(ONE, migration('002-drop', 'alter table one drop column id'));
      const refused = await own.migrate().catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(DestructiveMigrationException);
      expect(refused).toMatchObject({ migration: 'app/002-drop', statement: 'alter table one drop column id' });
      expect(await own.migrate({ destructive: true })).toEqual(['app/002-drop']);
      await expect(own.rollback()).rejects.toThrow('has no way back');
      knows(ONE);
      await expect(own.rollback()).rejects.toThrow('is not known here');
      await sql`delete from ari.migrations where name = '002-drop'`.execute(own.kysely);
      await expect(own.rollback()).rejects.toThrow(DestructiveMigrationException);
      expect(await tables(own)).toEqual(['one']);
      expect(await own.rollback(5, { destructive: true })).toEqual(['app/001-one']);
      expect(await tables(own)).toEqual([]);
      expect(await own.rollback()).toEqual([]);
    });
  });
}

describeOnPostgresql('migrations in a folder', { timeout: PATIENCE }, () => {
  it('are files of SQL or modules', async () => {
    const place = await postgresqlPlace();
    onTestFinished(() => place.remove());
    const folder = await mkdtemp(join(tmpdir(), 'nestjs-ari-migrations-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const text = "-- up\ncreate table one (id text default '-- down');\n-- down\ndrop table one;";
    await writeFile(join(folder, '001-one.sql'), text);
    await writeFile(
      join(folder, '002-two.mjs'),
      'export const up = (database) => database.schema.createTable("two").addColumn("id", "text").execute();',
    );
    await writeFile(join(folder, 'notes.md'), 'No migration.');
    const own = opened(place.options, folder);
    expect(await own.migrate()).toEqual(['app/001-one', 'app/002-two']);
    expect(await tables(own)).toEqual(['one', 'two']);
    await writeFile(join(folder, '003-three.sql'), 'create table three (id int)');
    await expect(own.migrate()).rejects.toThrow('has no line "-- up"');
    await own.close();
  });
});

/** How many other processes wait for their turn: the last that they have asked is whether it has come. */
async function othersWhoWait(database: Kysely<unknown>): Promise<number> {
  // Who is active is read once for each transaction.
  await sql`select pg_stat_clear_snapshot()`.execute(database);
  const { rows } = await sql<{ others: number }>`select count(*)::int as others from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query like 'select pg_try_advisory_xact_lock%'`.execute(
    database,
  );
  return rows[0]?.others ?? 0;
}

describeOnPostgresql('several processes that migrate at once', () => {
  it('apply each migration once, and all of them end well', { timeout: PATIENCE }, async () => {
    const place = await postgresqlPlace();
    onTestFinished(() => place.remove());
    const steps = Array.from({ length: 8 }, (_, index) => {
      const { name, up } = migration(`00${index}`, `create table t${index} (id int)`);
      const whileAllWant = async (database: Kysely<unknown>): Promise<void> => {
        await up(database);
        await expect.poll(() => othersWhoWait(database), { timeout: PATIENCE }).toBe(3);
      };
      return { name, up: whileAllWant };
    });
    const processes = Array.from({ length: 4 }, () => opened(place.options, steps));
    const applied = await Promise.all(processes.map((one) => one.migrate()));
    expect(applied.flat().sort()).toEqual(steps.map(({ name }) => `app/${name}`));
    const [first] = processes;
    expect((await first?.migrations())?.map(({ state }) => state)).toEqual(steps.map(() => 'applied'));
    await Promise.all(processes.map((one) => one.close()));
  });
});
