import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { Subject, type Observable } from 'rxjs';
import { ResourceConflictException, ResourceException } from '../exceptions/index.js';
import { fieldValue, keyText, type ResourcePage, type ResourceQuery } from '../query/index.js';
import { HeldRows, type KeptRows } from './held-rows.js';
import { ObjectTable } from './object-table.js';
import type { ResourceChange } from './resource-change.js';
import type { ResourceStore } from './resource-store.js';

/**
 * How a store in memory is kept.
 * @publicApi
 */
export interface MemoryStoreOptions {
  /** Field with the key of an object. Default `id`. */
  readonly key?: string;
  /** Objects that it holds at most; one more is refused with 503. Default 100,000. */
  readonly maxSize?: number;
  /** Makes the key of a new object. Default: a random UUID, which tells nobody how many there are. */
  readonly newKey?: () => string | number;
}

/**
 * Keeps objects in the memory of this process. They are gone when it ends, and other processes do not see them.
 *
 * @example
 * @Injectable()
 * export class QuestionsStore extends MemoryStore<Question> {}
 * @publicApi
 */
export class MemoryStore<T extends object> implements ResourceStore<T> {
  readonly #table = new ObjectTable<T>();
  readonly #changes = new Subject<ResourceChange<T>>();
  readonly #key: string;
  readonly #maxSize: number;
  readonly #newKey: () => string | number;
  /** Made with the first transaction: it costs every promise of the process something. */
  #transactions: AsyncLocalStorage<HeldRows<T>> | undefined;

  constructor({ key = 'id', maxSize = 100_000, newKey = randomUUID }: MemoryStoreOptions = {}) {
    this.#key = key;
    this.#maxSize = maxSize;
    this.#newKey = newKey;
  }

  get changes(): Observable<ResourceChange<T>> {
    return this.#changes.asObservable();
  }

  get size(): number {
    return this.#table.size;
  }

  newKey(): string | number {
    return this.#newKey();
  }

  async list(query: ResourceQuery<T>): Promise<ResourcePage<T>> {
    return this.#table.page(query);
  }

  async retrieve(pk: string): Promise<T | undefined> {
    return this.#rows.get(pk);
  }

  async create(object: T): Promise<T> {
    const pk = this.#keyOf(object);
    const rows = this.#rows;
    if (rows.get(pk) !== undefined) throw new ResourceConflictException([{ [this.#key]: ['is taken already'] }]);
    this.#needRoom(rows.size + 1);
    const after = rows.put(pk, object);
    this.#tell({ kind: 'create', after });
    return after;
  }

  async update(pk: string, object: T): Promise<T | undefined> {
    return this.#replace(pk, object);
  }

  async patch(pk: string, fields: Partial<T>): Promise<T | undefined> {
    const before = this.#rows.get(pk);
    return before === undefined ? undefined : this.#replace(pk, { ...before, ...fields });
  }

  async delete(pk: string): Promise<T | undefined> {
    const before = this.#rows.remove(pk);
    if (before !== undefined) this.#tell({ kind: 'delete', before });
    return before;
  }

  /**
   * Lists show what has been committed; whatever else is read inside shows what was written inside. Inside of another it is a
   * part of it that may fail by itself.
   *
   * @throws {ResourceConflictException} somebody else has changed one of its objects meanwhile; nothing is left of it then.
   */
  async transaction<R>(work: () => Promise<R>): Promise<R> {
    const outer = this.#transaction;
    const held = new HeldRows<T>(outer ?? this.#table);
    this.#transactions ??= new AsyncLocalStorage();
    try {
      const result = await this.#transactions.run(held, work);
      held.check(this.#key);
      this.#needRoom(held.size);
      const changes = held.commit();
      if (outer === undefined) for (const change of changes) this.#changes.next(change);
      return result;
    } finally {
      held.ended = true;
    }
  }

  get #transaction(): HeldRows<T> | undefined {
    const held = this.#transactions?.getStore();
    return held === undefined || held.ended ? undefined : held;
  }

  get #rows(): KeptRows<T> {
    return this.#transaction ?? this.#table;
  }

  /** What a transaction has changed is published at its end. */
  #tell(change: ResourceChange<T>): void {
    if (this.#transaction === undefined) this.#changes.next(change);
  }

  #needRoom(size: number): void {
    if (size > this.#maxSize) throw new ResourceException(503, ['There is no room for another object.']);
  }

  #replace(pk: string, object: T): T | undefined {
    const rows = this.#rows;
    const before = rows.get(pk);
    if (before === undefined) return undefined;
    if (this.#keyOf(object) !== pk) {
      throw new ResourceConflictException([{ [this.#key]: ['cannot be changed'] }]);
    }
    const after = rows.put(pk, object);
    this.#tell({ kind: 'update', before, after });
    return after;
  }

  #keyOf(object: T): string {
    const key = keyText(fieldValue(object, this.#key));
    if (key !== undefined) return key;
    throw new TypeError(`An object of a MemoryStore has no key in "${this.#key}": it must be a string or a number.`);
  }
}
