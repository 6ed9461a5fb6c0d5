export { DataConfigurationException } from './data-configuration.exception.js';
export { DatabaseUnreachableException } from './database-unreachable.exception.js';
export { DestructiveMigrationException } from './destructive-migration.exception.js';
export { FolderInUseException } from './folder-in-use.exception.js';
export { MigrationException } from './migration.exception.js';
