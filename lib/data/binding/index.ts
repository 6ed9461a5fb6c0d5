export { DATABASE, InjectDatabase } from './inject-database.decorator.js';
export { ReadOnlyTableBinding, TableBinding } from './table-binding.js';
export { TableResource, type TableResourceOptions } from './table-resource.decorator.js';
