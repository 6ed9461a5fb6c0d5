import { Inject } from '@nestjs/common';
import { ModelBinding, type ResourceContext, type ResourcePage, type ResourceQuery } from '../../resources/index.js';
import { AriDatabase } from '../database/index.js';
import { narrowed, optionsOf } from './narrowed-query.js';
import { tableOptions } from './table-resource.decorator.js';

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
