import type { ResourceContext, ResourceQuery } from '../../resources/index.js';
import { DataConfigurationException } from '../exceptions/index.js';
import type { TableQuery } from '../table/index.js';
import { tableResourceOptions, type TableResourceOptions } from './table-resource.decorator.js';

/** The query with the tenant of the user as a condition of the database; what the user may see is checked all the same. */
export function ofTenant<T>(
  query: ResourceQuery<T>,
  { user }: Pick<ResourceContext, 'user'>,
  field = 'tenant',
): TableQuery<T> {
  if (query.visible === undefined) return query;
  return { ...query, narrowedBy: { field, comparison: 'eq', values: [user.tenant ?? null] } };
}

/** What a user may see, as a condition of the database, where it can be one. */
export function narrowed<T>(binding: object, query: ResourceQuery<T>, context: ResourceContext): TableQuery<T> {
  const { tenant: field } = optionsOf(binding.constructor as never);
  return field === undefined ? query : ofTenant(query, context, field);
}

/** @throws {DataConfigurationException} the class has no `@TableResource`. */
export function optionsOf(type: abstract new (...args: never[]) => object): TableResourceOptions {
  const options = tableResourceOptions(type);
  if (options === undefined)
    throw new DataConfigurationException(type.name, 'extends TableBinding and has no @TableResource');
  return options;
}
