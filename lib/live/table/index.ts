export { LiveTable } from './live-table.js';
export { RecentIds } from './recent-ids.js';
export type { RowSource, Sees, WireObject } from './row-source.js';
export { wire } from './asterisk-lists.js';
export { LiveTables } from './live-tables.js';
export { techAndResource } from './row-sources.js';
export { textOf } from './tenant-of.js';
