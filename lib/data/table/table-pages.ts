import { sql, type RawBuilder } from 'kysely';
import type { FieldFilter, FieldOrder } from '../../protocol/index.js';
import type { PagePosition, ResourcePage, ResourceQuery } from '../../resources/index.js';
import type { DatabaseAccess } from '../connection/index.js';
import { allOf } from './column-sql.js';
import { filterCondition, searchCondition } from './conditions.js';
import { behind, orderBy, positionColumns, positionName, type OrderPart } from './keyset.js';
import type { Table } from './table.js';

/** A query whose conditions hold for everything that the user may see: nothing is left to look through row by row. */
export interface TableQuery<T> extends ResourceQuery<T> {
  readonly narrowedBy?: FieldFilter;
}

interface Found<T> {
  readonly object: T;
  readonly position: PagePosition;
}

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
      next: found.length > query.limit ? page.at(-1)?.position : undefined,
      count: query.count ? await this.#count(query, condition, isWalk) : undefined,
    };
  }

  /** Looks through the rows for those that the user may see. */
  async #walk(query: TableQuery<T>, condition: RawBuilder<boolean>, parts: readonly OrderPart[]): Promise<Found<T>[]> {
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
      after = rows.at(-1)?.position;
    }
  }

  async #count(query: TableQuery<T>, condition: RawBuilder<boolean>, isWalk: boolean): Promise<number> {
    if (isWalk) {
      const everything = { ...query, limit: Number.MAX_SAFE_INTEGER, offset: 0, after: undefined };
      return (await this.#walk(everything, condition, this.#parts({ order: [] }))).length;
    }
    const counted = await sql<{ count: number }>`
      select count(*) as count from ${this.#table.name} as t where ${condition}`.execute(this.#access.kysely);
    return counted.rows[0]?.count ?? 0;
  }

  async #rows(
    condition: RawBuilder<boolean>,
    parts: readonly OrderPart[],
    { after, limit, offset }: Pick<TableQuery<T>, 'after' | 'limit' | 'offset'>,
  ): Promise<Found<T>[]> {
    const where = after === undefined ? condition : allOf([condition, behind(parts, after)]);
    const { rows } = await sql<Record<string, unknown>>`
      select ${this.#table.columns()}, ${positionColumns(parts)} from ${this.#table.name} as t
      where ${where} order by ${orderBy(parts)} limit ${limit}::int8 offset ${offset}::int8`.execute(
      this.#access.kysely,
    );
    return rows.map((row) => ({
      object: this.#table.fields.object<T>(row),
      position: parts.map((_, index) => (row[positionName(index)] ?? null) as string | null),
    }));
  }

  #condition({ filters, search, narrowedBy }: TableQuery<T>): RawBuilder<boolean> {
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
