import { Inject } from '@nestjs/common';
import { ReadOnlyBinding, type ResourceContext, type ResourcePage, type ResourceQuery } from '../../resources/index.js';
import { AriDatabase } from '../database/index.js';
import { narrowed, optionsOf } from './narrowed-query.js';
import { tableOptions } from './table-resource.decorator.js';

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
