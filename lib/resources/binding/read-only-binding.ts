import type { ResourceContext } from '../execution-context/index.js';
import { ResourceNotFoundException } from '../exceptions/index.js';
import type { ResourcePage, ResourceQuery } from '../query/index.js';
import type { ReadableStore } from '../store/index.js';

/**
 * Lets clients list, retrieve and subscribe to the objects of a store, and change nothing. A method may be overridden:
 * guards, pipes, interceptors and filters on it work.
 *
 * @example
 * @ResourceBinding({ stream: 'trunks', schema: Trunk, orderable: ['name'] })
 * export class TrunksBinding extends ReadOnlyBinding<Trunk> {
 *   constructor(store: TrunksStore) {
 *     super(store);
 *   }
 * }
 * @publicApi
 */
export abstract class ReadOnlyBinding<T extends object, S extends ReadableStore<T> = ReadableStore<T>> {
  readonly store: S;

  constructor(store: S) {
    this.store = store;
  }

  list(query: ResourceQuery<T>, _context: ResourceContext): Promise<ResourcePage<T>> {
    return this.store.list(query);
  }

  /** The object was looked up already, to see whether it is for this user. */
  async retrieve(pk: string, { object }: ResourceContext): Promise<T> {
    const found = (object as T | undefined) ?? (await this.store.retrieve(pk));
    if (found === undefined) throw new ResourceNotFoundException();
    return found;
  }
}
