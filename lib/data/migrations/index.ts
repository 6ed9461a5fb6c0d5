export { MigrationFolder } from './migration-folder.js';
export { MigrationHistory } from './migration-history.js';
export type { Migration, MigrationSource, MigrationState } from './migration.js';
export { Migrator, type MigrationPermission } from './migrator.js';
export { sqlMigration } from './sql-migration.js';
