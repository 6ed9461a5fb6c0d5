export type { AriResync, OrphanPolicy } from './ari-resync.js';
export { Reconciler } from './reconciler.js';
