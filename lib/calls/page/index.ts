export { intercom, page } from './page.js';
export type { PageOptions } from './page-options.js';
export type { Paged, PageResult } from './page-result.js';
