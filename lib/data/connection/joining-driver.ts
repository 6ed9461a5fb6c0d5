import { CompiledQuery, type DatabaseConnection, type Driver, type TransactionSettings } from 'kysely';
import { JoinedConnection } from './joined-connection.js';
import type { TransactionScopes } from './transaction-scopes.js';

/**
 * Lets every query that is made inside a transaction take part in it, no matter what makes it: a store, a repository, a service
 * with the Kysely of the application. A transaction inside a transaction is a savepoint.
 */
export class JoiningDriver implements Driver {
  readonly #inner: Driver;
  readonly #scopes: TransactionScopes;
  readonly #ready: () => Promise<void> | undefined;
  #savepoints = 0;
  #started: Promise<void> | undefined;
  #isOpen = false;
  #ended = false;

  /** @param ready - is waited for before a query that is made in no transaction; undefined: there is nothing to wait for. */
  constructor(inner: Driver, scopes: TransactionScopes, ready: () => Promise<void> | undefined) {
    this.#inner = inner;
    this.#scopes = scopes;
    this.#ready = ready;
  }

  /** Whether `init` has happened, and is not needed any more. */
  get isOpen(): boolean {
    return this.#isOpen && !this.#ended;
  }

  /** Nothing happens a second time, unless it failed. */
  async init(): Promise<void> {
    if (this.#ended) throw new Error('The database has been closed.');
    try {
      await (this.#started ??= this.#inner.init());
      this.#isOpen = true;
    } catch (error) {
      this.#started = undefined;
      throw error;
    }
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const scope = this.#scopes.current;
    if (scope === undefined) {
      const ready = this.#ready();
      if (ready !== undefined) await ready;
      return this.#inner.acquireConnection();
    }
    if (scope.connection !== undefined) return new JoinedConnection(scope.connection, scope, false);
    scope.connection = await this.#inner.acquireConnection();
    return new JoinedConnection(scope.connection, scope, true);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const guest = guestOf(connection);
    if (guest === undefined) return this.#inner.beginTransaction(own(connection), settings);
    this.#savepoints += 1;
    const name = `joined_${this.#savepoints}`;
    guest.savepoints.push({ name, mark: guest.scope.mark() });
    await guest.executeQuery(CompiledQuery.raw(`savepoint ${name}`));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const savepoint = guestOf(connection)?.savepoints.pop();
    if (savepoint === undefined) return this.#inner.commitTransaction(own(connection));
    await connection.executeQuery(CompiledQuery.raw(`release savepoint ${savepoint.name}`));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const guest = guestOf(connection);
    const savepoint = guest?.savepoints.pop();
    if (guest === undefined || savepoint === undefined) return this.#inner.rollbackTransaction(own(connection));
    guest.scope.forget(savepoint.mark);
    await guest.executeQuery(CompiledQuery.raw(`rollback to savepoint ${savepoint.name}`));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (guestOf(connection) !== undefined) return;
    if (connection instanceof JoinedConnection) {
      connection.scope.connection = undefined;
      connection.scope.ended = true;
    }
    await this.#inner.releaseConnection(own(connection));
  }

  async destroy(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#started === undefined) return;
    await this.#started;
    await this.#inner.destroy();
  }
}

/** One that takes part in a transaction that somebody else has begun. */
function guestOf(connection: DatabaseConnection): JoinedConnection | undefined {
  return connection instanceof JoinedConnection && !connection.owner ? connection : undefined;
}

function own(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof JoinedConnection ? connection.inner : connection;
}
