export type { CallState, CallStateStore } from './call-state-store.js';
export { MemoryCallState } from './memory-call-state.js';
