import type { PGlite } from '@electric-sql/pglite';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';

/** What a driver needs of the embedded database, wherever it came from. */
export type EmbeddedDatabase = Pick<PGlite, 'query' | 'exec' | 'close'>;

/** The one connection of an embedded database. */
export class PgliteConnection implements DatabaseConnection {
  readonly #database: EmbeddedDatabase;

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
  }

  async run(statement: string): Promise<void> {
    await this.#database.exec(statement);
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // Without parameters several statements may stand in one text, as over the wire.
    const result =
      parameters.length === 0
        ? (await this.#database.exec(sql)).at(-1)
        : await this.#database.query(sql, [...parameters]);
    const affected = result?.affectedRows;
    return {
      rows: (result?.rows ?? []) as R[],
      numAffectedRows: affected === undefined ? undefined : BigInt(affected),
    };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database gives all rows at once; ask for pages instead of a stream.');
  }
}
