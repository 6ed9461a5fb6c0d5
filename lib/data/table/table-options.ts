import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { FieldOrder } from '../../protocol/index.js';

/**
 * Where the objects of a store are, and how their fields are called there.
 * @publicApi
 */
export interface TableOptions {
  /** Name of the table, with its schema where it has one: `crm.customers`. */
  readonly table: string;
  /** Shape of an object. Its fields are the columns that leave; without it, or where it has no JSON Schema, all of them. */
  readonly schema?: StandardSchemaV1;
  /** Field with the key of an object. Default `id`. */
  readonly key?: string;
  /** Columns of fields that are not called like them: `callerNumber` is found as `callerNumber` or `caller_number` anyway. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Fields that are a `Date` in the object. Default: moments are texts in ISO 8601, as on the wire. */
  readonly dates?: readonly string[];
  /** The order where a query names none. Default: by the key. */
  readonly order?: readonly FieldOrder[];
  /** Makes the key of a new object. Default: a random UUID. */
  readonly newKey?: () => string | number;
}
