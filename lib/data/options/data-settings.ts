import { resolve } from 'node:path';
import type { Migration } from '../migrations/index.js';
import type { AriDataOptions } from './data-options.js';
import { checkedObject, flag, refuse, wholeNumber } from './option-check.js';

/** What becomes of migrations at the start. */
export interface MigrateSettings {
  readonly migrations: string | readonly Migration[];
  readonly onStart: boolean;
  readonly destructive: boolean;
}

/** The options with nothing left open. */
export type DataSettings =
  | ({
      readonly kind: 'postgresql';
      readonly url: string;
      readonly max: number;
      readonly acquireTimeout: number;
      readonly idleTimeout: number;
      readonly statementTimeout: number;
      readonly patience: number;
    } & MigrateSettings)
  | ({ readonly kind: 'embedded'; readonly folder: string; readonly acquireTimeout: number } & MigrateSettings)
  | { readonly kind: 'memory'; readonly rows: number };

/** Token of the settings. */
export const DATA_SETTINGS = Symbol('DATA_SETTINGS');

const DEFAULT_FOLDER = '.nestjs-ari/database';
const COMMON = ['migrations', 'migrate'];

/** @throws {DataConfigurationException} an option is unknown, or can never work. */
export function dataSettings(given: AriDataOptions | undefined): DataSettings {
  const known = ['url', 'folder', 'memory', 'pool', 'patience', ...COMMON];
  const options = checkedObject('its options', given ?? {}, known);
  const kinds = ['url', 'folder', 'memory'].filter((name) => options[name] !== undefined);
  if (kinds.length > 1) refuse(`has "${kinds.join('" and "')}": give one of them`);
  // A setting that the environment should have given is missing, and no database in a folder is meant.
  if ('url' in options && options['url'] === undefined) {
    refuse('has a "url" that is undefined; leave it out for an embedded database');
  }
  if (kinds[0] === 'memory') return memorySettings(options);
  if (kinds[0] === 'url') return postgresqlSettings(options);
  const { folder = DEFAULT_FOLDER } = checkedObject('its options', options, ['folder', 'pool', ...COMMON]);
  if (typeof folder !== 'string' || folder === '') refuse('has a "folder" that is no path');
  const pool = checkedObject('"pool"', options['pool'] ?? {}, ['acquireTimeout']);
  const acquireTimeout = wholeNumber('acquireTimeout', pool['acquireTimeout'], 10_000);
  return { kind: 'embedded', folder: resolve(folder), acquireTimeout, ...migrateSettings(options, true) };
}

function memorySettings(options: Record<string, unknown>): DataSettings {
  const { memory } = checkedObject('its options', options, ['memory']);
  const { rows } = checkedObject('"memory"', memory, ['rows']);
  return { kind: 'memory', rows: wholeNumber('rows', rows, 10_000) };
}

function postgresqlSettings(options: Record<string, unknown>): DataSettings {
  const { url, pool: given } = checkedObject('its options', options, ['url', 'pool', 'patience', ...COMMON]);
  if (typeof url !== 'string' || !URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    refuse('has a "url" that is not like "postgres://user:password@host:5432/database"');
  }
  const pool = checkedObject('"pool"', given ?? {}, ['max', 'acquireTimeout', 'idleTimeout', 'statementTimeout']);
  return {
    kind: 'postgresql',
    url,
    max: wholeNumber('max', pool['max'], 10),
    acquireTimeout: wholeNumber('acquireTimeout', pool['acquireTimeout'], 10_000),
    idleTimeout: wholeNumber('idleTimeout', pool['idleTimeout'], 30_000),
    statementTimeout: wholeNumber('statementTimeout', pool['statementTimeout'], 30_000),
    patience: wholeNumber('patience', options['patience'], 60_000, 0),
    ...migrateSettings(options, false),
  };
}

function migrateSettings({ migrations = [], migrate }: Record<string, unknown>, onStart: boolean): MigrateSettings {
  if (typeof migrations !== 'string' && !Array.isArray(migrations)) {
    refuse('has "migrations" that are neither a folder nor a list');
  }
  const settings = { migrations: migrations as string | readonly Migration[], onStart, destructive: false };
  if (migrate === undefined) return settings;
  if (migrate === 'onStart' || migrate === 'never') return { ...settings, onStart: migrate === 'onStart' };
  if (typeof migrate === 'string') refuse('has a "migrate" that is neither "onStart" nor "never"');
  const own = checkedObject('"migrate"', migrate, ['onStart', 'destructive']);
  return {
    ...settings,
    onStart: flag('onStart', own['onStart'], onStart),
    destructive: flag('destructive', own['destructive'], false),
  };
}
