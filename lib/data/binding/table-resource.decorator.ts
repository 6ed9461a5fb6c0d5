import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { ResourceBinding, type ResourceBindingOptions } from '../../resources/index.js';
import type { TableOptions } from '../table/index.js';

/**
 * What a resource is, and in which table its objects are.
 * @publicApi
 */
export interface TableResourceOptions<S extends StandardSchemaV1 = StandardSchemaV1>
  extends ResourceBindingOptions<S>, Pick<TableOptions, 'columns' | 'dates' | 'newKey'> {
  /** Name of the table. Default: that of the stream, with `_` before capitals: `callLegs` is `call_legs`. */
  readonly table?: string;
  /** Order of a list that names none, as in a query: `-startedAt`. Default: by the key. */
  readonly order?: string;
  /**
   * Field with the tenant of an object, as `tenantOf` gives it. With it the database looks for the objects of a tenant;
   * without it every row is looked at.
   */
  readonly tenant?: (keyof StandardSchemaV1.InferOutput<S> & string) | undefined;
}

const TABLE = 'ari:table-resource';

/**
 * Makes a provider a resource whose objects are in a table: one definition for the doors and for the database. The class
 * extends `TableBinding`. List it in `providers`.
 *
 * @example
 * @TableResource({ stream: 'customers', schema: Customer, filterable: ['name'], orderable: ['name'] })
 * export class CustomersBinding extends TableBinding<Customer> {}
 * @publicApi
 */
export function TableResource<S extends StandardSchemaV1>(
  options: TableResourceOptions<S>,
): ReturnType<typeof ResourceBinding<S>> {
  const {
    table: _,
    columns: _columns,
    dates: _dates,
    newKey: _newKey,
    order: _order,
    tenant: _tenant,
    ...rest
  } = options;
  const bind = ResourceBinding<S>(rest);
  return (type) => {
    bind(type);
    SetMetadata(TABLE, options)(type);
  };
}

/** What stands in the decorator of a class; undefined where there is none. */
export function tableResourceOptions(
  type: abstract new (...args: never[]) => object,
): TableResourceOptions | undefined {
  return new Reflector().get<TableResourceOptions | undefined>(TABLE, type as never);
}

export function tableOptions({ stream, table, order, ...options }: TableResourceOptions): TableOptions {
  const parts = order === undefined ? [] : order.split(',');
  return {
    ...options,
    table: table ?? stream.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    order: parts.map((part) => ({ field: part.replace(/^-/, ''), descending: part.startsWith('-') })),
  };
}
