import { randomUUID } from 'node:crypto';
import type { Observable } from 'rxjs';
import type { ResourceChange, ResourcePage, ResourceQuery, ResourceStore } from '../../resources/index.js';
import { Lanes } from '../../resources/internal.js';
import type { DatabaseAccess } from '../connection/index.js';
import { ChangeStream } from './change-stream.js';
import { refusalOf } from './constraint-errors.js';
import { keyText } from './key-text.js';
import { TablePages } from './table-pages.js';
import { Table } from './table.js';
import type { TableOptions } from './table-options.js';

interface Opened<T extends object> {
  readonly table: Table<T>;
  readonly pages: TablePages<T>;
}

/** Keeps the objects of a resource in a table of the database. */
export class TableStore<T extends object> implements ResourceStore<T> {
  readonly #access: DatabaseAccess;
  readonly #options: TableOptions;
  readonly #stream: ChangeStream<T>;
  readonly #lanes = new Lanes();
  #opening: Promise<Opened<T>> | undefined;
  #open: Opened<T> | undefined;

  constructor(access: DatabaseAccess, options: TableOptions) {
    this.#access = access;
    this.#options = options;
    this.#stream = new ChangeStream((object) => this.#keyOf(object));
  }

  get changes(): Observable<ResourceChange<T>> {
    return this.#stream.changes;
  }

  newKey(): string | number {
    return (this.#options.newKey ?? randomUUID)();
  }

  /** Looks at the table, so that what is wrong with it is known at the start. */
  async check(): Promise<void> {
    await this.#opened();
  }

  async list(query: ResourceQuery<T>): Promise<ResourcePage<T>> {
    return (this.#open ?? (await this.#opened())).pages.page(query);
  }

  async retrieve(pk: string): Promise<T | undefined> {
    return (this.#open ?? (await this.#opened())).table.find(pk);
  }

  async create(object: T): Promise<T> {
    return this.#write(this.#keyOf(object), async (table) => {
      const after = await table.insert(object);
      return [after, { kind: 'create', after }];
    });
  }

  async update(pk: string, object: T): Promise<T | undefined> {
    return this.#write(pk, async (table) => {
      // What the object does not have, the row shall not keep.
      const absent = table.fields.all.filter(({ field }) => !Object.hasOwn(object, field));
      const whole = { ...Object.fromEntries(absent.map(({ field }) => [field, undefined])), ...object };
      return this.#changed(await table.change(pk, whole));
    });
  }

  async patch(pk: string, fields: Partial<T>): Promise<T | undefined> {
    return this.#write(pk, async (table) => this.#changed(await table.change(pk, fields)));
  }

  async delete(pk: string): Promise<T | undefined> {
    return this.#write(
      pk,
      async (table) => {
        const before = await table.remove(pk);
        return before === undefined ? [undefined] : [before, { kind: 'delete', before }];
      },
      true,
    );
  }

  /** A transaction of the database: every other query that is made inside takes part in it. */
  transaction<R>(work: () => Promise<R>): Promise<R> {
    return this.#access.transaction(work);
  }

  #changed(changed: { before: T; after: T } | undefined): [T | undefined, ResourceChange<T>?] {
    return changed === undefined ? [undefined] : [changed.after, { kind: 'update', ...changed }];
  }

  async #write(
    key: string,
    work: (table: Table<T>) => Promise<[T | undefined, ResourceChange<T>?]>,
    deleting = false,
  ): Promise<never> {
    const { table } = this.#open ?? (await this.#opened());
    const { scope } = this.#access;
    const run = async (): Promise<unknown> => {
      const [result, change] = await this.#refusing(table, deleting, () => work(table));
      if (change !== undefined && scope === undefined) this.#stream.publish([change]);
      else if (change !== undefined) scope?.record(this.#stream, change);
      return result;
    };
    // Outside of a transaction changes of one object are published in the order in which they were made.
    return (scope === undefined ? this.#lanes.run(key, run) : run()) as Promise<never>;
  }

  async #refusing<R>(table: Table<T>, deleting: boolean, work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      const { description, fields, key } = table;
      throw refusalOf(error, { table: description, fields, key: key.column.name, deleting }) ?? error;
    }
  }

  #keyOf(object: T): string {
    return keyText((object as Readonly<Record<string, unknown>>)[this.#options.key ?? 'id']) ?? '';
  }

  async #opened(): Promise<Opened<T>> {
    const opening = (this.#opening ??= this.#look());
    try {
      this.#open = await opening;
      return this.#open;
    } catch (error) {
      // The table may be made later, by a migration.
      if (this.#opening === opening) this.#opening = undefined;
      throw error;
    }
  }

  async #look(): Promise<Opened<T>> {
    const table = await Table.of<T>(this.#access, this.#options);
    return { table, pages: new TablePages(this.#access, table, this.#options.order ?? []) };
  }
}
