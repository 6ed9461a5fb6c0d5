export { DATABASE, InjectDatabase } from './inject-database.decorator.js';
export { ReadOnlyTableBinding } from './read-only-table-binding.js';
export { TableBinding } from './table-binding.js';
export { TableResource, type TableResourceOptions } from './table-resource.decorator.js';
export { ofTenant } from './narrowed-query.js';
