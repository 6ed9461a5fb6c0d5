export { AriResync } from './ari-resync.js';
export { Reconciler } from './reconciler.js';
export { unheardCalls } from './unheard-calls.js';
