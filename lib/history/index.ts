export { AriHistoryModule } from './ari-history.module.js';
export { CallLegsBinding, CallsBinding } from './binding/index.js';
export { CallHistory, type HistoryBacklog } from './call-history.js';
export type { AriHistoryAsyncOptions, AriHistoryOptions } from './options/index.js';
export type { CallLegBridge, CallLegRecord, CallRecord, CallTransfer } from './records/index.js';
