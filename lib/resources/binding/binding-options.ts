import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Presenters } from '../access/index.js';

/**
 * Name of a field of an object, or of a field of such a field: `caller.number`.
 * @publicApi
 */
export type FieldName<T> = (keyof T & string) | `${keyof T & string}.${string}`;

/**
 * What a resource is. Nothing that is not named here can be asked for.
 * @publicApi
 */
export interface ResourceBindingOptions<S extends StandardSchemaV1 = StandardSchemaV1> {
  /** Name by which clients speak of it. */
  readonly stream: string;
  /** What the objects are, for documents: a sentence or two. */
  readonly description?: string;
  /** An object as it may be, for documents. */
  readonly example?: StandardSchemaV1.InferOutput<S>;
  /** Shape of an object, by zod, valibot, arktype or any other library of Standard Schema. */
  readonly schema?: S;
  /** Field with the key of an object. Default `id`. */
  readonly key?: keyof StandardSchemaV1.InferOutput<S> & string;
  /** Who chooses the key of a new object. Default `server`: the store does, and a client that sends one is refused. */
  readonly keyFrom?: 'server' | 'client';
  /**
   * An `update` of a key that is not there creates the object, for users who may do both. Needs `keyFrom: 'client'`.
   * Default false: it is answered with 404.
   */
  readonly upsert?: boolean;
  /** What pushes call the kind of object. Default: the name of the stream. */
  readonly model?: string;
  /** Fields that a list or a subscription may be narrowed by. Default: none. */
  readonly filterable?: readonly FieldName<StandardSchemaV1.InferOutput<S>>[];
  /** Fields that a list may be ordered by. Default: none. */
  readonly orderable?: readonly FieldName<StandardSchemaV1.InferOutput<S>>[];
  /** Fields that `search` looks into. Default: none. */
  readonly searchable?: readonly FieldName<StandardSchemaV1.InferOutput<S>>[];
  /** Objects on a page, where the query names no `limit`. Default: that of the module, 25. */
  readonly pageSize?: number;
  /** The highest `limit`. Default: that of the module, 100. */
  readonly maxPageSize?: number;
  /** Clients may delete all objects that a filter selects, where the door can do that. Default: no. */
  readonly deleteByFilter?: boolean;
  /** Which fields leave, by the role of the user. Default: all of them. */
  readonly presenters?: Presenters;
}
