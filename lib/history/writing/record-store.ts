import { sql, type Kysely } from 'kysely';
import { Subject, type Observable } from 'rxjs';
import type { AriDatabase, TableOptions } from '../../data/index.js';
import type {
  ReadableStore,
  ResourceChange,
  ResourcePage,
  ResourceQuery,
  ResourceStore,
} from '../../resources/index.js';

/** Rows that are written: what each is now, and what it was when it was written last. */
export interface RecordChange<T> {
  readonly before: T | undefined;
  readonly after: T;
}

/** Keeps the rows of one table of the history: in the database, or in memory, where the oldest make room. */
export class RecordStore<T extends { readonly id: string }> implements ReadableStore<T> {
  readonly #store: ResourceStore<T>;
  readonly #database: AriDatabase;
  readonly #table: string;
  readonly #columns: readonly string[];
  /** Fields and their columns: looked up for each row, so that nothing is translated again. */
  readonly #fields: readonly (readonly [field: string, column: string])[];
  readonly #subject = new Subject<ResourceChange<T>>();
  readonly #gaps = new Subject<void>();
  readonly #rows: number;
  /** Keys of what is in memory, the oldest first. */
  readonly #kept = new Set<string>();

  readonly narrowed?: ReadableStore<T>['narrowed'];

  /** @param narrowed - what a reader sees of a row; without it all. */
  constructor(
    database: AriDatabase,
    options: TableOptions,
    fields: readonly string[],
    narrowed?: ReadableStore<T>['narrowed'],
  ) {
    this.narrowed = narrowed;
    this.#database = database;
    this.#store = database.store<T>(options);
    this.#table = options.table;
    this.#columns = fields.map(snakeCase);
    this.#fields = fields.map((field) => [field, snakeCase(field)]);
    this.#rows = database.memoryRows;
  }

  get changes(): Observable<ResourceChange<T>> {
    return this.#subject.asObservable();
  }

  get gaps(): Observable<void> {
    return this.#gaps.asObservable();
  }

  list(query: ResourceQuery<T>): Promise<ResourcePage<T>> {
    return this.#store.list(query);
  }

  retrieve(pk: string): Promise<T | undefined> {
    return this.#store.retrieve(pk);
  }

  /** Writes rows in one statement. A row that is there already is replaced: to write twice does no harm. */
  async write(rows: readonly T[], gone: readonly string[]): Promise<void> {
    if (this.#database.kind === 'memory') return this.#keep(rows, gone);
    if (gone.length > 0) {
      await sql`delete from ${sql.table(this.#table)} where id = any(${[...gone]}::text[])`.execute(this.#kysely);
    }
    if (rows.length === 0) return;
    const names = sql.join(this.#columns.map((name) => sql.id(name)));
    const assigned = sql.join(this.#columns.map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`));
    const json = jsonOf(rows.map((row) => this.#columned(row)));
    await sql`insert into ${sql.table(this.#table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.table(this.#table)}, ${json}::text::jsonb)
      on conflict (id) do update set ${assigned}`.execute(this.#kysely);
  }

  tell(changes: readonly RecordChange<T>[], gone: readonly T[]): void {
    for (const before of gone) this.#subject.next({ kind: 'delete', before });
    for (const { before, after } of changes) {
      this.#subject.next(before === undefined ? { kind: 'create', after } : { kind: 'update', before, after });
    }
  }

  /** Announces a gap: changes were written and not pushed. */
  missed(): void {
    this.#gaps.next();
  }

  get #kysely(): Kysely<unknown> {
    return this.#database.kysely;
  }

  async #keep(rows: readonly T[], gone: readonly string[]): Promise<void> {
    for (const id of gone) await this.#drop(id);
    for (const row of rows) {
      if ((await this.#store.update(row.id, row)) !== undefined) continue;
      const [oldest] = this.#kept;
      if (this.#kept.size >= this.#rows && oldest !== undefined) await this.#drop(oldest);
      await this.#store.create(row);
      this.#kept.add(row.id);
    }
  }

  async #drop(id: string): Promise<void> {
    await this.#store.delete(id);
    this.#kept.delete(id);
  }

  #columned(row: T): Record<string, unknown> {
    const fields = row as Readonly<Record<string, unknown>>;
    const columned: Record<string, unknown> = {};
    for (const [field, column] of this.#fields) {
      const value = fields[field];
      if (value !== undefined) columned[column] = value;
    }
    return columned;
  }
}

/** No text of PostgreSQL holds NUL: it is left out, wherever it stands. */
function jsonOf(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  if (!json.includes(String.raw`\u0000`)) return json;
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '') : value,
  );
}

function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
