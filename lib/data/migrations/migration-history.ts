import { sql, type Kysely } from 'kysely';

/** What has been applied, in the order in which it was. */
export interface AppliedMigration {
  readonly source: string;
  readonly name: string;
  readonly appliedAt: string;
}

/** One history for all sources, in a schema of this library. */
export class MigrationHistory {
  readonly #database: Kysely<unknown>;

  constructor(database: Kysely<unknown>) {
    this.#database = database;
  }

  /** Makes the table where there is none. Only under the lock: two who make it at once get an error. */
  async prepare(): Promise<void> {
    await sql`create schema if not exists ari`.execute(this.#database);
    await sql`create table if not exists ari.migrations (
      position bigint generated always as identity primary key,
      source text not null,
      name text not null,
      applied_at timestamptz(3) not null default now(),
      unique (source, name)
    )`.execute(this.#database);
  }

  /** Nothing, where nothing has ever been applied. */
  async applied(): Promise<readonly AppliedMigration[]> {
    const found = await sql<{ there: boolean }>`select to_regclass('ari.migrations') is not null as there`.execute(
      this.#database,
    );
    if (found.rows[0]?.there !== true) return [];
    const { rows } = await sql<{ source: string; name: string; applied_at: Date }>`
      select source, name, applied_at from ari.migrations order by position`.execute(this.#database);
    return rows.map(({ source, name, applied_at: at }) => ({ source, name, appliedAt: at.toISOString() }));
  }

  async add(source: string, name: string): Promise<void> {
    await sql`insert into ari.migrations (source, name) values (${source}, ${name})`.execute(this.#database);
  }

  async remove(source: string, name: string): Promise<void> {
    await sql`delete from ari.migrations where source = ${source} and name = ${name}`.execute(this.#database);
  }
}
