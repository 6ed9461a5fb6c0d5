import { CompiledQuery, Kysely, type Driver, type Transaction } from 'kysely';
import { DriverDialect } from './dialect.js';
import { JoiningDriver } from './joining-driver.js';
import { TransactionScope } from './transaction-scope.js';
import { TransactionScopes } from './transaction-scopes.js';

/** Kysely over one driver, and the transactions that go on in it. */
export class DatabaseAccess {
  readonly kysely: Kysely<unknown>;
  readonly #scopes = new TransactionScopes();
  readonly #driver: JoiningDriver;
  /** What Kysely's drivers take beside text and values, and do not look at. */
  readonly #bare = CompiledQuery.raw('');
  readonly #ready: () => Promise<void> | undefined;

  /** @param ready - is waited for before a query, unless a migration makes it; undefined: there is nothing to wait for. */
  constructor(driver: Driver, ready: () => Promise<void> | undefined) {
    this.#ready = ready;
    this.#driver = new JoiningDriver(driver, this.#scopes, ready);
    this.kysely = new Kysely({ dialect: new DriverDialect(this.#driver) });
  }

  /** The transaction that the caller runs in. */
  get scope(): TransactionScope | undefined {
    return this.#scopes.current;
  }

  /**
   * Runs something in a transaction; inside of one, in a savepoint of it.
   *
   * @param inspect - sees every statement before it is sent, and may refuse it.
   */
  async transaction<T>(
    work: (transaction: Transaction<unknown>) => Promise<T>,
    inspect?: (statement: string) => void,
  ): Promise<T> {
    if (this.scope !== undefined) return this.kysely.transaction().execute(work);
    // Before it begins: what is done for that has transactions of its own.
    if (inspect === undefined) await this.#ready();
    const scope = new TransactionScope(inspect);
    const result = await this.#scopes.run(scope, () => this.kysely.transaction().execute(work));
    scope.committed();
    return result;
  }

  /** The rows that a statement gives, without the way through Kysely: it is text already. Takes part in a transaction, too. */
  async rows<R>(statement: string, values: readonly unknown[]): Promise<readonly R[]> {
    const driver = this.#driver;
    if (!driver.isOpen) await driver.init();
    const connection = await driver.acquireConnection();
    try {
      const { query, queryId } = this.#bare;
      return (await connection.executeQuery<R>({ query, queryId, sql: statement, parameters: values })).rows;
    } finally {
      await driver.releaseConnection(connection);
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await this.kysely.destroy();
    // Kysely leaves alone what it has not used.
    await this.#driver.destroy();
  }
}
