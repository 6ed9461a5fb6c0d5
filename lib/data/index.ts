export { AriDataModule } from './ari-data.module.js';
export {
  InjectDatabase,
  ReadOnlyTableBinding,
  TableBinding,
  TableResource,
  type TableResourceOptions,
} from './binding/index.js';
export { DatabaseCallState } from './call-state/index.js';
export { AriDatabase, type DatabaseHealth } from './database/index.js';
export {
  DataConfigurationException,
  DatabaseUnreachableException,
  DestructiveMigrationException,
  FolderInUseException,
  MigrationException,
} from './exceptions/index.js';
export type { Migration, MigrationState } from './migrations/index.js';
export type {
  AriDataAsyncOptions,
  AriDataOptions,
  CommonDataOptions,
  EmbeddedOptions,
  MemoryOptions,
  MigrateOptions,
  PoolOptions,
  PostgresqlOptions,
} from './options/index.js';
export type { TableOptions } from './table/index.js';
