export type { CallLegBridge, CallLegRecord, CallRecord, CallTransfer } from './call-record.js';
export { CALL_LEG_SCHEMA, CALL_SCHEMA } from './call-schemas.js';
export { HISTORY_MIGRATIONS } from './history-migrations.js';
export { narrowedLeg } from './narrowed-leg.js';
