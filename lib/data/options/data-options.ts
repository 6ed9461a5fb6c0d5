import type { InjectionToken, ModuleMetadata, OptionalFactoryDependency } from '@nestjs/common';
import type { Migration } from '../migrations/index.js';

/**
 * How many connections there may be, and how long anything may take. Times are in milliseconds.
 * @publicApi
 */
export interface PoolOptions {
  /** Connections of this process at most; further ones wait. Default 10. The embedded database has one. */
  readonly max?: number;
  /** How long a query waits for a connection before it fails. Default 10,000. */
  readonly acquireTimeout?: number;
  /** A connection that nobody used for so long is closed. Default 30,000. */
  readonly idleTimeout?: number;
  /** How long a statement may take before the server gives it up. Default 30,000. */
  readonly statementTimeout?: number;
}

/**
 * Which migrations there are, and who applies them.
 * @publicApi
 */
export interface MigrateOptions {
  /** Apply what is pending when the application starts. Default: true for an embedded database, false for PostgreSQL. */
  readonly onStart?: boolean;
  /** A start may apply what destroys data. Default false: such a migration stops the start. */
  readonly destructive?: boolean;
}

/**
 * What every kind of database takes besides.
 * @publicApi
 */
export interface CommonDataOptions {
  /** Folder with the migrations of the application, or a list of them. */
  readonly migrations?: string | readonly Migration[];
  /** `'onStart'`: apply what is pending when the application starts; `'never'`: leave that to the command line. */
  readonly migrate?: 'onStart' | 'never' | MigrateOptions;
}

/**
 * A PostgreSQL.
 * @publicApi
 */
export interface PostgresqlOptions extends CommonDataOptions {
  /** `postgres://user:password@host:5432/database`. */
  readonly url: string;
  readonly pool?: PoolOptions;
  /** How long a start waits for a database that is not there yet, in milliseconds. Default 60,000. */
  readonly patience?: number;
}

/**
 * An embedded database: PostgreSQL inside this process, its data in a folder, for one process at a time.
 * @publicApi
 */
export interface EmbeddedOptions extends CommonDataOptions {
  /** Default `.nestjs-ari/database`. */
  readonly folder?: string;
  readonly pool?: Pick<PoolOptions, 'acquireTimeout'>;
}

/**
 * No database: everything is kept in memory, and is gone when the process ends.
 * @publicApi
 */
export interface MemoryOptions {
  readonly memory: {
    /** Rows of each table at most; one more is refused with 503. Default 10,000. */
    readonly rows?: number;
  };
}

/**
 * Where the data of the application is.
 * @publicApi
 */
export type AriDataOptions = PostgresqlOptions | EmbeddedOptions | MemoryOptions;

/**
 * Options that other providers make.
 * @publicApi
 */
export interface AriDataAsyncOptions {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: readonly (InjectionToken | OptionalFactoryDependency)[];
  readonly useFactory: (...dependencies: never[]) => AriDataOptions | Promise<AriDataOptions>;
}
