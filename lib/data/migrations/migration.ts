import type { Kysely } from 'kysely';

/**
 * One step of a database from one shape to the next. It runs in a transaction: all of it, or nothing.
 * @publicApi
 */
export interface Migration {
  /** Migrations of one source are applied in the order of their names: `001-customers`. */
  readonly name: string;
  /** Kysely knows nothing of tables whose shape is about to change. */
  up(database: Kysely<unknown>): Promise<void>;
  /** The way back; without it the migration cannot be undone. */
  down?(database: Kysely<unknown>): Promise<void>;
}

/** Migrations that belong together: those of the application, or of one room of this library. */
export interface MigrationSource {
  /** `app`, `ari-history`. Rooms of the library come before the application. */
  readonly name: string;
  load(): Promise<readonly Migration[]>;
}

/**
 * A migration and what became of it.
 * @publicApi
 */
export interface MigrationState {
  /** Whose it is: `app`, or a room of this library. */
  readonly source: string;
  readonly name: string;
  /** `missing`: it has been applied, and is not among those that are known here. */
  readonly state: 'applied' | 'pending' | 'missing';
  /** When it was applied, as ISO 8601. */
  readonly appliedAt?: string;
}
