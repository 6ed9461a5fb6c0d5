import type { FieldFilter, FieldOrder } from '../../protocol/index.js';
import type { PagePosition, ResourcePage, ResourceQuery } from '../../resources/index.js';
import type { DatabaseAccess } from '../connection/index.js';
import { allOf } from './column-sql.js';
import { filterCondition, searchCondition } from './conditions.js';
import { behind, orderBy, positionColumns, positionName, type OrderPart } from './keyset.js';
import { sql, type Sql } from './sql.js';
import type { Table } from './table.js';

/** A query whose conditions hold for everything that the user may see: nothing is left to look through row by row. */
export interface TableQuery<T> extends ResourceQuery<T> {
  readonly narrowedBy?: FieldFilter;
}

interface Found<T> {
  readonly object: T;
  readonly row: Row;
}

type Row = Readonly<Record<string, unknown>>;

/** Rows that are looked through at a time, where only the application knows which of them the user may see. */
const CHUNK = 200;

/** Answers lists of one table. */
export class TablePages<T extends object> {
  readonly #access: DatabaseAccess;
  readonly #table: Table<T>;
  readonly #order: readonly FieldOrder[];

  constructor(access: DatabaseAccess, table: Table<T>, order: readonly FieldOrder[]) {
    this.#access = access;
    this.#table = table;
    this.#order = order;
  }

  async page(query: TableQuery<T>): Promise<ResourcePage<T>> {
    const parts = this.#parts(query);
    const condition = this.#condition(query);
    const isWalk = query.visible !== undefined && query.narrowedBy === undefined;
    const found = isWalk
      ? await this.#walk(query, condition, parts)
      : await this.#rows(condition, parts, { after: query.after, limit: query.limit + 1, offset: query.offset });
    const page = found.slice(0, query.limit);
    const items = page.map(({ object }) => object);
    return {
      items: query.visible === undefined ? items : items.filter(query.visible),
      next: found.length > query.limit ? positionOf(page.at(-1), parts) : undefined,
      count: query.count ? await this.#count(query, condition, isWalk) : undefined,
    };
  }

  /** Looks through the rows for those that the user may see. */
  async #walk(query: TableQuery<T>, condition: Sql, parts: readonly OrderPart[]): Promise<Found<T>[]> {
    const found: Found<T>[] = [];
    let { after } = query;
    let skipped = 0;
    for (;;) {
      const rows = await this.#rows(condition, parts, { after, limit: CHUNK, offset: 0 });
      for (const row of rows) {
        if (query.visible?.(row.object) === false) continue;
        if (skipped < query.offset) skipped += 1;
        else found.push(row);
        if (found.length > query.limit) return found;
      }
      if (rows.length < CHUNK) return found;
      after = positionOf(rows.at(-1), parts);
    }
  }

  async #count(query: TableQuery<T>, condition: Sql, isWalk: boolean): Promise<number> {
    if (isWalk) {
      const everything = { ...query, limit: Number.MAX_SAFE_INTEGER, offset: 0, after: undefined };
      return (await this.#walk(everything, condition, this.#parts({ order: [] }))).length;
    }
    const { statement, values } = sql`select count(*) as count from ${this.#table.name} as t where ${condition}`;
    const [counted] = await this.#access.rows<{ count: number }>(statement, values);
    return counted?.count ?? 0;
  }

  async #rows(
    condition: Sql,
    parts: readonly OrderPart[],
    { after, limit, offset }: Pick<TableQuery<T>, 'after' | 'limit' | 'offset'>,
  ): Promise<Found<T>[]> {
    const where = after === undefined ? condition : allOf([condition, behind(parts, after)]);
    const { statement, values } = sql`
      select ${this.#table.columns}, ${positionColumns(parts)} from ${this.#table.name} as t
      where ${where} order by ${orderBy(parts)} limit ${limit}::int8 offset ${offset}::int8`;
    const rows = await this.#access.rows<Row>(statement, values);
    return rows.map((row) => ({ object: this.#table.fields.object<T>(row), row }));
  }

  #condition({ filters, search, narrowedBy }: TableQuery<T>): Sql {
    const { fields } = this.#table;
    const all = narrowedBy === undefined ? filters : [...filters, narrowedBy];
    const conditions = all.map((filter) => filterCondition(fields.field(filter.field), filter));
    if (search !== undefined) {
      const places = search.fields.map((field) => fields.field(field));
      conditions.push(searchCondition(places, search));
    }
    return allOf(conditions);
  }

  /** What was asked for, then the key, so that no two rows stand in one place. */
  #parts({ order }: Pick<TableQuery<T>, 'order'>): readonly OrderPart[] {
    const wanted = order.length === 0 ? this.#order : order;
    const parts = wanted.map(({ field, descending }) => ({ field: this.#table.fields.field(field), descending }));
    const { key } = this.#table;
    if (parts.some(({ field }) => field.field === key.field)) return parts;
    return [...parts, { field: key, descending: parts.at(-1)?.descending ?? false }];
  }
}

/** Where a row stands. */
function positionOf(found: Found<object> | undefined, parts: readonly OrderPart[]): PagePosition | undefined {
  return found && parts.map((_, index) => (found.row[positionName(index)] ?? null) as string | null);
}
