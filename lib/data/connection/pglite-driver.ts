import type { PGlite } from '@electric-sql/pglite';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import { Turns } from './turns.js';

/** What a driver needs of the embedded database, wherever it came from. */
export type EmbeddedDatabase = Pick<PGlite, 'query' | 'exec' | 'close'>;

/** Drives the embedded database, which has one connection: whoever comes second waits for the first. */
export class PgliteDriver implements Driver {
  readonly #open: () => Promise<EmbeddedDatabase>;
  readonly #turns: Turns;
  #opening: Promise<EmbeddedDatabase> | undefined;

  /**
   * @param open - opens the database when the first query comes.
   * @param patience - how long a query waits for the connection, in milliseconds.
   */
  constructor(open: () => Promise<EmbeddedDatabase>, patience: number) {
    this.#open = open;
    this.#turns = new Turns(patience);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const opening = (this.#opening ??= this.#open());
    let database: EmbeddedDatabase;
    try {
      database = await opening;
    } catch (error) {
      // The next query tries again: the other process may have gone.
      if (this.#opening === opening) this.#opening = undefined;
      throw error;
    }
    await this.#turns.take();
    return new PgliteConnection(database);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
    const mode = settings.accessMode === undefined ? '' : ` ${settings.accessMode}`;
    await executed(connection, `start transaction${level}${mode}`);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await executed(connection, 'commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await executed(connection, 'rollback');
  }

  async releaseConnection(): Promise<void> {
    this.#turns.give();
  }

  async destroy(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    if (opening === undefined) return;
    await (await opening).close();
  }
}

async function executed(connection: DatabaseConnection, statement: string): Promise<void> {
  await (connection as PgliteConnection).run(statement);
}

class PgliteConnection implements DatabaseConnection {
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
