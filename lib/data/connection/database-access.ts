import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, type Driver, type Transaction } from 'kysely';
import { DriverDialect } from './dialect.js';
import { JoiningDriver } from './joining-driver.js';
import { TransactionScope } from './transaction-scope.js';

/** Kysely over one driver, and the transactions that go on in it. */
export class DatabaseAccess {
  readonly kysely: Kysely<unknown>;
  readonly #scopes = new AsyncLocalStorage<TransactionScope>();
  readonly #ready: () => Promise<void>;

  /** @param ready - is waited for before a query, unless a migration makes it. */
  constructor(driver: Driver, ready: () => Promise<void>) {
    this.#ready = ready;
    this.kysely = new Kysely({ dialect: new DriverDialect(new JoiningDriver(driver, this.#scopes, ready)) });
  }

  /** The transaction that the caller runs in. */
  get scope(): TransactionScope | undefined {
    const scope = this.#scopes.getStore();
    return scope === undefined || scope.ended ? undefined : scope;
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
}
