export { MemoryStore, type MemoryStoreOptions } from './memory-store.js';
export { ObjectTable, type PartialView } from './object-table.js';
export type { ResourceChange } from './resource-change.js';
export type { ReadableStore, ResourceStore } from './resource-store.js';
