import { Logger } from '@nestjs/common';
import { sql, type Kysely, type Transaction } from 'kysely';
import { MemoryStore, type ResourceStore } from '../../resources/index.js';
import { DatabaseAccess } from '../connection/index.js';
import {
  MigrationFolder,
  Migrator,
  type Migration,
  type MigrationSource,
  type MigrationState,
} from '../migrations/index.js';
import type { DataSettings } from '../options/index.js';
import { TableStore, type TableOptions } from '../table/index.js';
import type { DatabaseHealth } from './database-health.js';
import { openDatabase, type OpenedDatabase } from './open-database.js';
import { waitForDatabase } from './wait-for-database.js';

/** How long the end of the application waits for queries that are under way, in milliseconds. */
const LAST_WAIT = 3_000;

/**
 * The database of the application: transactions, stores over tables, migrations and its health. Queries are made with
 * the Kysely that `@InjectDatabase()` gives.
 * @publicApi
 */
export class AriDatabase {
  readonly #settings: DataSettings;
  readonly #logger = new Logger('AriData');
  readonly #opened: OpenedDatabase;
  readonly #access: DatabaseAccess;
  readonly #sources: MigrationSource[] = [];
  readonly #stores = new Set<TableStore<object>>();
  readonly #closing = new AbortController();
  #ready: Promise<void> | undefined;
  #isReady = false;

  constructor(settings: DataSettings) {
    this.#settings = settings;
    this.#opened = openDatabase(settings, this.#logger);
    this.#access = new DatabaseAccess(this.#opened.driver, () => (this.#isReady ? undefined : this.ready()));
  }

  get kind(): DataSettings['kind'] {
    return this.#settings.kind;
  }

  /** Rows that a table may have in memory; without end where there is a database. */
  get memoryRows(): number {
    return this.#settings.kind === 'memory' ? this.#settings.rows : Number.POSITIVE_INFINITY;
  }

  /** Makes queries; inside of `transaction()` they take part in it. Its tables have no types here: see `@InjectDatabase()`. */
  get kysely(): Kysely<unknown> {
    return this.#access.kysely;
  }

  /**
   * Runs something in a transaction. Every query that is made inside takes part in it, by whichever way: the argument, an
   * injected Kysely, a store. Changes of stores are published once it has been committed. Inside of another it is a
   * savepoint.
   */
  transaction<T>(work: (transaction: Transaction<unknown>) => Promise<T>): Promise<T> {
    return this.#access.transaction(work);
  }

  /** A store over a table; in memory where there is no database. */
  store<T extends object>(options: TableOptions): ResourceStore<T> {
    if (this.#settings.kind === 'memory') {
      return new MemoryStore<T>({ key: options.key, maxSize: this.#settings.rows, newKey: options.newKey });
    }
    const store = new TableStore<T>(this.#access, options);
    this.#stores.add(store as unknown as TableStore<object>);
    return store;
  }

  /** What has been applied, in that order, and what is pending. */
  async migrations(): Promise<readonly MigrationState[]> {
    return this.#settings.kind === 'memory' ? [] : this.#migrating((migrator) => migrator.status());
  }

  /**
   * Applies what is pending, and gives the labels of what this process applied. Several processes may do so at once.
   *
   * @throws {MigrationException} one failed; those before it stay applied.
   */
  async migrate(permission: { readonly destructive?: boolean } = {}): Promise<readonly string[]> {
    return this.#settings.kind === 'memory' ? [] : this.#migrating((migrator) => migrator.migrate(permission));
  }

  /**
   * Undoes the last migrations, and gives their labels.
   *
   * @throws {MigrationException} one has no way back, or would destroy data without permission.
   */
  async rollback(steps = 1, permission: { readonly destructive?: boolean } = {}): Promise<readonly string[]> {
    if (this.#settings.kind === 'memory') return [];
    return this.#migrating((migrator) => migrator.rollback(steps, permission));
  }

  /** Adds migrations of a room of this library; they are applied before those of the application. */
  addMigrations(name: string, migrations: readonly Migration[]): void {
    // Two stores of a room over one database have the same.
    if (this.#sources.some((source) => source.name === name)) return;
    this.#sources.push({ name, load: async () => migrations });
  }

  /** Asks the database something, and tells how it was. Never throws. */
  async health(): Promise<DatabaseHealth> {
    const { kind } = this.#settings;
    if (kind === 'memory') return { status: 'up', kind };
    const begun = performance.now();
    try {
      await sql`select 1`.execute(this.#access.kysely);
      return { status: 'up', kind, latency: Math.round(performance.now() - begun), ...this.#poolHealth() };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { status: 'down', kind, message, ...this.#poolHealth() };
    }
  }

  /**
   * Resolves when the database answers and has been migrated, where that is asked for. Happens by itself before the first
   * query, and with PostgreSQL when the application starts.
   *
   * @throws {DatabaseUnreachableException} it has not come up in time.
   */
  async ready(): Promise<void> {
    const ready = (this.#ready ??= this.#start());
    try {
      await ready;
      this.#isReady = true;
    } catch (error) {
      if (this.#ready === ready) this.#ready = undefined;
      throw error;
    }
  }

  /** Looks at the tables of all stores, so that what is wrong with one is known at the start. */
  async checkTables(): Promise<void> {
    for (const store of this.#stores) await store.check();
  }

  /** Lets queries end that are under way; a server that has not answered after 3 s is left. */
  async close(): Promise<void> {
    this.#closing.abort();
    const cut = setTimeout(() => {
      this.#logger.warn('The database does not answer: what is under way is given up');
      this.#opened.cut();
    }, LAST_WAIT);
    await this.#access.close().finally(() => clearTimeout(cut));
  }

  async #start(): Promise<void> {
    const settings = this.#settings;
    if (settings.kind === 'memory') return;
    const { signal } = this.#closing;
    if (settings.kind === 'postgresql') {
      const address = addressOf(settings.url);
      await waitForDatabase(this.#access, { address, patience: settings.patience, logger: this.#logger, signal });
    }
    if (settings.onStart) {
      const applied = await this.migrate(settings);
      if (applied.length > 0) this.#logger.log(`Migrated: ${applied.join(', ')}`);
      return;
    }
    const pending = (await this.migrations()).filter(({ state }) => state === 'pending');
    if (pending.length === 0) return;
    const named = pending.map(({ source, name }) => `${source}/${name}`).join(', ');
    this.#logger.warn(`Migrations are pending: ${named}. Apply them with: npx nestjs-ari db migrate`);
  }

  /** Migrations take as long as they take: not over the connections with a time limit. */
  async #migrating<T>(work: (migrator: Migrator) => Promise<T>): Promise<T> {
    const settings = this.#settings;
    const sources = [...this.#sources, ...ownSources(settings)];
    if (settings.kind !== 'postgresql') return work(new Migrator(this.#access, sources));
    const unhurried = { ...settings, max: 1, statementTimeout: 0 };
    const opened = openDatabase(unhurried, this.#logger);
    const access = new DatabaseAccess(opened.driver, () => undefined);
    try {
      return await work(new Migrator(access, sources));
    } finally {
      await access.close();
    }
  }

  #poolHealth(): Pick<DatabaseHealth, 'pool'> {
    const pool = this.#opened.pool();
    if (pool === undefined) return {};
    return { pool: { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount } };
  }
}

function ownSources(settings: DataSettings): MigrationSource[] {
  if (settings.kind === 'memory' || settings.migrations.length === 0) return [];
  const { migrations } = settings;
  return [
    typeof migrations === 'string' ? new MigrationFolder(migrations) : { name: 'app', load: async () => migrations },
  ];
}

/** Without user, password and parameters. */
function addressOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
