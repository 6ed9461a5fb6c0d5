export type { TableQuery } from './table-pages.js';
export type { TableOptions } from './table-options.js';
export { TableStore } from './table-store.js';
