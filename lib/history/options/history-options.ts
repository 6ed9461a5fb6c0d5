import type { InjectionToken, ModuleMetadata, OptionalFactoryDependency } from '@nestjs/common';
import type { Channel } from '../../client/index.js';

/**
 * What is recorded, and how long it is kept.
 * @publicApi
 */
export interface AriHistoryOptions {
  /** Name of the connection that is recorded, or names of several. Default: the one without a name. */
  readonly connection?: string | readonly string[];
  /** Calls that ended so many days ago are deleted, in small steps. Default: never. */
  readonly keepDays?: number;
  /** Channel variables that are kept with the call. Default: none. */
  readonly variables?: readonly string[];
  /** Keep the digits that were pressed, but those of a question with `secret: true`. They may be PINs. Default false. */
  readonly digits?: boolean;
  /** Says whose call it is, by its first channel. Default: `tenantid` of the channel. */
  readonly tenant?: (channel: Channel) => string | undefined;
  /** What is kept of a number: hidden, shortened, hashed. Default: all of it. */
  readonly number?: (number: string, tenant: string | undefined) => string;
  /**
   * Name of this process among those that write to one database; after a restart it takes up what it left open. Default:
   * the name of the connection. With several connections the name of each is added.
   */
  readonly recorder?: string;
  /** How long a change waits for others to be written with, in milliseconds. Default 500. */
  readonly interval?: number;
  /** Rows that wait for a database that is away, at most; beyond it legs are dropped before calls. Default 100,000. */
  readonly waitingRows?: number;
  /**
   * Folder in which rows wait for a database that is away, and for the next process where this one ends before. Default:
   * none, they wait in memory.
   */
  readonly spool?: string;
  /** Bytes that may wait there; then rows wait in memory, within `waitingRows`. Default 268,435,456. */
  readonly spoolBytes?: number;
}

/**
 * Options that other providers make.
 * @publicApi
 */
export interface AriHistoryAsyncOptions {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: readonly (InjectionToken | OptionalFactoryDependency)[];
  readonly useFactory: (...dependencies: never[]) => AriHistoryOptions | Promise<AriHistoryOptions>;
}

/** The options with nothing left open, of one of the connections. */
export interface HistorySettings extends AriHistoryOptions {
  readonly connection: string;
  /** All of them. */
  readonly connections: readonly string[];
  readonly variables: readonly string[];
  readonly digits: boolean;
  readonly tenant: (channel: Channel) => string | undefined;
  readonly number: (number: string, tenant: string | undefined) => string;
  readonly recorder: string;
  readonly interval: number;
  readonly waitingRows: number;
  readonly spoolBytes: number;
}

/** Token of the settings. */
export const HISTORY_SETTINGS = Symbol('HISTORY_SETTINGS');
