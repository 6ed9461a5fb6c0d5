import type { Observable } from 'rxjs';
import type { ResourcePage, ResourceQuery } from '../query/index.js';
import type { ResourceChange } from './resource-change.js';

/**
 * Where objects can be read: the half of a store that a `ReadOnlyBinding` needs.
 * @publicApi
 */
export interface ReadableStore<T extends object> {
  /** One page. Whatever `query.visible` does not accept must be in no result, count or position. */
  list(query: ResourceQuery<T>): Promise<ResourcePage<T>>;
  /** The object with that key, or undefined. */
  retrieve(pk: string): Promise<T | undefined>;
  /** Every change, in the order in which it happened, of this process and of others. */
  readonly changes: Observable<ResourceChange<T>>;
  /** Emits when changes may have been missed: the numbers of pushes begin anew, under a new epoch. */
  readonly gaps?: Observable<unknown>;
  /** The object without the keys of other objects that somebody does not see. `sees` tells which he sees. */
  narrowed?(object: T, sees: (stream: string, object: object | undefined) => boolean): T;
  /** Every process of the application hears all changes by itself, as of a live table: none is carried to the others. */
  readonly changesEverywhere?: boolean;
}

/**
 * Where the objects of a resource are: in memory, in a database, behind somebody else's interface. What comes in has been
 * checked against the schema; what does not exist is answered with undefined, never with an exception.
 * @publicApi
 */
export interface ResourceStore<T extends object> extends ReadableStore<T> {
  /** A key for an object that is about to be created, where the client does not choose it. */
  newKey(): string | number;
  /** @throws {ResourceConflictException} there is one with that key. */
  create(object: T): Promise<T>;
  /** Puts a whole object in the place of the one with that key. */
  update(pk: string, object: T): Promise<T | undefined>;
  /** Sets some fields and leaves the others alone. */
  patch(pk: string, fields: Partial<T>): Promise<T | undefined>;
  /** Gives the object that was deleted. */
  delete(pk: string): Promise<T | undefined>;
  /**
   * Runs something of which every write to this store stays or none. Subscribers hear of it afterwards, once for each object.
   * Without it a list that a client creates is not kept apart from other clients until its end: what stands before an object
   * that is refused is deleted again.
   */
  transaction?<R>(work: () => Promise<R>): Promise<R>;
}
