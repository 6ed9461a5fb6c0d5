import { Inject } from '@nestjs/common';
import {
  ModelBinding,
  ReadOnlyBinding,
  type ResourceContext,
  type ResourcePage,
  type ResourceQuery,
} from '../../resources/index.js';
import { AriDatabase } from '../database/index.js';
import { DataConfigurationException } from '../exceptions/index.js';
import type { TableQuery } from '../table/index.js';
import { tableOptions, tableResourceOptions, type TableResourceOptions } from './table-resource.decorator.js';

/**
 * Lets clients list, retrieve, create, update, patch and delete the rows of a table, and subscribe to what happens to
 * them. `@TableResource` says which table that is; a method may be overridden.
 *
 * @example
 * @TableResource({ stream: 'customers', schema: Customer, filterable: ['name'] })
 * export class CustomersBinding extends TableBinding<Customer> {}
 * @publicApi
 */
export abstract class TableBinding<T extends object> extends ModelBinding<T> {
  constructor(@Inject(AriDatabase) database: AriDatabase) {
    super(database.store<T>(tableOptions(optionsOf(new.target))));
  }

  override list(query: ResourceQuery<T>, context: ResourceContext): Promise<ResourcePage<T>> {
    return super.list(narrowed(this, query, context), context);
  }
}

/**
 * Lets clients list, retrieve and subscribe to the rows of a table, and change nothing.
 * @publicApi
 */
export abstract class ReadOnlyTableBinding<T extends object> extends ReadOnlyBinding<T> {
  constructor(@Inject(AriDatabase) database: AriDatabase) {
    super(database.store<T>(tableOptions(optionsOf(new.target))));
  }

  override list(query: ResourceQuery<T>, context: ResourceContext): Promise<ResourcePage<T>> {
    return super.list(narrowed(this, query, context), context);
  }
}

/** What a user may see, as a condition of the database, where it can be one. */
function narrowed<T>(binding: object, query: ResourceQuery<T>, { user }: ResourceContext): TableQuery<T> {
  const { tenant: field } = optionsOf(binding.constructor as never);
  if (field === undefined || query.visible === undefined) return query;
  return { ...query, narrowedBy: { field, comparison: 'eq', values: [user.tenant ?? null] } };
}

function optionsOf(type: abstract new (...args: never[]) => object): TableResourceOptions {
  const options = tableResourceOptions(type);
  if (options === undefined)
    throw new DataConfigurationException(type.name, 'extends TableBinding and has no @TableResource');
  return options;
}
