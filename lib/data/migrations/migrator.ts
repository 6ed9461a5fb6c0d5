import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { DatabaseAccess } from '../connection/index.js';
import { DestructiveMigrationException, MigrationException } from '../exceptions/index.js';
import { destructiveStatement } from './destructive.js';
import { MigrationHistory } from './migration-history.js';
import type { Migration, MigrationSource, MigrationState } from './migration.js';

/** One number for all processes of an application: the process that holds it migrates. */
const LOCK = 0x6172_6964;
const LOCK_POLL = 50;

interface KnownMigration {
  readonly source: string;
  readonly migration: Migration;
}

/** What a migration may do. */
export interface MigrationPermission {
  /** Destroy data. Default: no. */
  readonly destructive?: boolean;
}

/** Applies and undoes migrations, one at a time over all processes, each in a transaction of its own. */
export class Migrator {
  readonly #access: DatabaseAccess;
  readonly #sources: readonly MigrationSource[];

  /** @param sources - in the order in which they are applied. */
  constructor(access: DatabaseAccess, sources: readonly MigrationSource[]) {
    this.#access = access;
    this.#sources = sources;
  }

  /** What has been applied, in that order, then what is pending. */
  async status(): Promise<readonly MigrationState[]> {
    const known = await this.#known();
    const applied = await this.#access.transaction(
      async (database) => new MigrationHistory(database).applied(),
      () => {},
    );
    const isKnown = new Set(known.map(labelOf));
    const done = new Set(applied.map(({ source, name }) => `${source}/${name}`));
    return [
      ...applied.map(({ source, name, appliedAt }) => {
        const state = isKnown.has(`${source}/${name}`) ? ('applied' as const) : ('missing' as const);
        return { source, name, state, appliedAt };
      }),
      ...known
        .filter((one) => !done.has(labelOf(one)))
        .map(({ source, migration: { name } }) => ({ source, name, state: 'pending' as const })),
    ];
  }

  /**
   * Applies what is pending, and gives the labels of what this process has applied.
   *
   * @throws {MigrationException} one failed: those before it stay applied.
   */
  async migrate(permission: MigrationPermission = {}): Promise<readonly string[]> {
    const applied: string[] = [];
    const pending = (await this.status()).filter(({ state }) => state === 'pending');
    const wanted = new Set(pending.map(({ source, name }) => `${source}/${name}`));
    for (const known of (await this.#known()).filter((one) => wanted.has(labelOf(one)))) {
      if (await this.#apply(known, permission)) applied.push(labelOf(known));
    }
    return applied;
  }

  /**
   * Undoes what was applied last, and gives the labels of it.
   *
   * @throws {MigrationException} one has no way back, or is not known here.
   */
  async rollback(steps: number, permission: MigrationPermission = {}): Promise<readonly string[]> {
    const undone: string[] = [];
    for (let step = 0; step < steps; step += 1) {
      const label = await this.#undoLast(permission);
      if (label === undefined) break;
      undone.push(label);
    }
    return undone;
  }

  async #apply(known: KnownMigration, permission: MigrationPermission): Promise<boolean> {
    const { source, migration } = known;
    return this.#step(known, permission, async (history, run) => {
      await history.prepare();
      const applied = await history.applied();
      // Another process was faster.
      if (applied.some((one) => one.source === source && one.name === migration.name)) return false;
      await run((database) => migration.up(database));
      await history.add(source, migration.name);
      return true;
    });
  }

  async #undoLast(permission: MigrationPermission): Promise<string | undefined> {
    const known = await this.#known();
    const last = (await this.status()).findLast(({ state }) => state !== 'pending');
    if (last === undefined) return undefined;
    const label = `${last.source}/${last.name}`;
    const found = known.find((one) => labelOf(one) === label);
    if (found === undefined) throw new MigrationException(label, 'was applied, and is not known here');
    const { migration } = found;
    if (migration.down === undefined) throw new MigrationException(label, 'has no way back: it has no "down"');
    const undone = await this.#step(found, permission, async (history, run) => {
      const now = (await history.applied()).at(-1);
      if (now?.source !== last.source || now.name !== last.name) return false;
      await run(async (database) => migration.down?.(database));
      await history.remove(last.source, last.name);
      return true;
    });
    return undone ? label : undefined;
  }

  /** One transaction under the lock. Statements of the migration are looked at, those of the history are not. */
  async #step(
    known: KnownMigration,
    { destructive = false }: MigrationPermission,
    work: (
      history: MigrationHistory,
      run: (step: (database: Kysely<unknown>) => Promise<void>) => Promise<void>,
    ) => Promise<boolean>,
  ): Promise<boolean> {
    const label = labelOf(known);
    let looking = false;
    const inspect = (statement: string): void => {
      const found = looking && !destructive ? destructiveStatement(statement) : undefined;
      if (found !== undefined) throw new DestructiveMigrationException(label, found);
    };
    const run = async (
      step: (database: Kysely<unknown>) => Promise<void>,
      database: Transaction<unknown>,
    ): Promise<void> => {
      looking = true;
      try {
        await step(database);
      } catch (cause) {
        if (cause instanceof MigrationException) throw cause;
        throw new MigrationException(label, `failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
          cause,
        });
      } finally {
        looking = false;
      }
    };
    return this.#access.transaction(async (database) => {
      await locked(database);
      return work(new MigrationHistory(database), (step) => run(step, database));
    }, inspect);
  }

  async #known(): Promise<KnownMigration[]> {
    const known: KnownMigration[] = [];
    for (const source of this.#sources) {
      const migrations = [...(await source.load())].toSorted((a, b) => (a.name < b.name ? -1 : 1));
      for (const migration of migrations) known.push({ source: source.name, migration });
    }
    return known;
  }
}

function labelOf({ source, migration }: KnownMigration): string {
  return `${source}/${migration.name}`;
}

/** Waits until no other process migrates. Asked again and again, because a waiting statement has a time limit. */
async function locked(database: Kysely<unknown>): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${sql.lit(LOCK)}) as got`.execute(
      database,
    );
    if (rows[0]?.got === true) return;
    await delay(LOCK_POLL);
  }
}
