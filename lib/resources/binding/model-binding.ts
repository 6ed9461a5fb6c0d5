import type { ResourceContext } from '../execution-context/index.js';
import { ResourceNotFoundException } from '../exceptions/index.js';
import type { ResourceStore } from '../store/index.js';
import { ReadOnlyBinding } from './read-only-binding.js';

/**
 * Lets clients list, retrieve, create, update, patch and delete the objects of a store, and subscribe to what happens to
 * them. Inputs have been checked against the schema when a method is called; a method may be overridden.
 *
 * @example
 * @ResourceBinding({ stream: 'questions', schema: Question })
 * export class QuestionsBinding extends ModelBinding<Question> {
 *   constructor(store: QuestionsStore) {
 *     super(store);
 *   }
 * }
 * @publicApi
 */
export abstract class ModelBinding<T extends object> extends ReadOnlyBinding<T, ResourceStore<T>> {
  create(object: T, _context: ResourceContext): Promise<T> {
    return this.store.create(object);
  }

  async update(pk: string, object: T, _context: ResourceContext): Promise<T> {
    return found(await this.store.update(pk, object));
  }

  async patch(pk: string, fields: Partial<T>, _context: ResourceContext): Promise<T> {
    return found(await this.store.patch(pk, fields));
  }

  async delete(pk: string, _context: ResourceContext): Promise<T> {
    return found(await this.store.delete(pk));
  }
}

/** It was there a moment ago. */
function found<T>(object: T | undefined): T {
  if (object === undefined) throw new ResourceNotFoundException();
  return object;
}
