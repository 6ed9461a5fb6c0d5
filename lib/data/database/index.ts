export { AriDatabase } from './ari-database.js';
export type { DatabaseHealth } from './database-health.js';
