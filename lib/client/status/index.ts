export { ConnectionRecord } from './connection-record.js';
export type { AriConnectionState } from './connection-state.js';
