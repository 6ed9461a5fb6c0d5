export type {
  AriDataAsyncOptions,
  AriDataOptions,
  CommonDataOptions,
  EmbeddedOptions,
  MemoryOptions,
  MigrateOptions,
  PoolOptions,
  PostgresqlOptions,
} from './data-options.js';
export { DATA_SETTINGS, dataSettings, type DataSettings, type MigrateSettings } from './data-settings.js';
