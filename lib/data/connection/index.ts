export { AbsentDriver } from './absent-driver.js';
export { DatabaseAccess } from './database-access.js';
export { FolderLock } from './folder-lock.js';
export { JoiningDriver } from './joining-driver.js';
export { openPglite } from './open-pglite.js';
export { openPool, type OpenedPool, type PoolSettings } from './open-pool.js';
export { PgliteDriver } from './pglite-driver.js';
export { TransactionScope, type ChangeOutlet } from './transaction-scope.js';
