import type { DatabaseConnection, Driver, TransactionSettings } from 'kysely';
import { PgliteConnection, type EmbeddedDatabase } from './pglite-connection.js';
import { Turns } from './turns.js';

/** Drives the embedded database, which has one connection: a second transaction waits for the first. */
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
