export { closeLost, resumeEarlier } from './earlier-calls.js';
export { HistoryStores } from './history-stores.js';
export { HistoryWriter } from './history-writer.js';
export { RecordStore } from './record-store.js';
export { Retention } from './retention.js';
