import type { FieldFilter, FieldOrder } from '../../protocol/index.js';
import type { ResourcePage, ResourceQuery } from '../../resources/index.js';
import type { DatabaseAccess } from '../connection/index.js';
import { allOf } from './column-sql.js';
import { filterCondition, searchCondition } from './conditions.js';
import { behind } from './keyset.js';
import { PageOrder } from './page-order.js';
import { sql, type Sql } from './sql.js';
import type { Table } from './table.js';

/** A query whose conditions hold for everything that the user may see: nothing is left to look through row by row. */
export interface TableQuery<T> extends ResourceQuery<T> {
  readonly narrowedBy?: FieldFilter;
}

type Row = Readonly<Record<string, unknown>>;

/** Rows that are looked through at a time, where only the application knows which of them the user may see. */
const CHUNK = 200;

/** Orders that are remembered. Clients use few; one that tries all of them must not fill the memory. */
const MOST_ORDERS = 64;

/** Answers lists of one table. */
export class TablePages<T extends object> {
  readonly #access: DatabaseAccess;
  readonly #table: Table<T>;
  readonly #order: readonly FieldOrder[];
  /** Orders by their text. */
  readonly #orders = new Map<string, PageOrder>();

  constructor(access: DatabaseAccess, table: Table<T>, order: readonly FieldOrder[]) {
    this.#access = access;
    this.#table = table;
    this.#order = order;
  }

  async page(query: TableQuery<T>): Promise<ResourcePage<T>> {
    const order = this.#orderOf(query.order);
    const condition = this.#condition(query);
    const isWalk = query.visible !== undefined && query.narrowedBy === undefined;
    const found = isWalk
      ? await this.#walk(query, condition, order)
      : await this.#rows(condition, order, { after: query.after, limit: query.limit + 1, offset: query.offset });
    const page = found.length > query.limit ? found.slice(0, query.limit) : found;
    const items = page.map((row) => this.#object(row));
    const last = found.length > query.limit ? page.at(-1) : undefined;
    return {
      items: query.visible === undefined ? items : items.filter(query.visible),
      next: last && order.positionOf(last),
      count: query.count ? await this.#count(query, condition, isWalk) : undefined,
    };
  }

  /** Looks through the rows for those that the user may see. */
  async #walk(query: TableQuery<T>, condition: Sql, order: PageOrder): Promise<Row[]> {
    const found: Row[] = [];
    let { after } = query;
    let skipped = 0;
    for (;;) {
      const rows = await this.#rows(condition, order, { after, limit: CHUNK, offset: 0 });
      for (const row of rows) {
        if (query.visible?.(this.#object(row)) === false) continue;
        if (skipped < query.offset) skipped += 1;
        else found.push(row);
        if (found.length > query.limit) return found;
      }
      const last = rows.at(-1);
      if (rows.length < CHUNK || last === undefined) return found;
      after = order.positionOf(last);
    }
  }

  async #count(query: TableQuery<T>, condition: Sql, isWalk: boolean): Promise<number> {
    if (isWalk) {
      const everything = { ...query, limit: Number.MAX_SAFE_INTEGER, offset: 0, after: undefined };
      return (await this.#walk(everything, condition, this.#orderOf([]))).length;
    }
    const counting = sql`select count(*) as count from ${this.#table.name} as t where ${condition}`;
    const { statement, values } = counting.written();
    const [counted] = await this.#access.rows<{ count: number }>(statement, values);
    return counted?.count ?? 0;
  }

  #rows(
    condition: Sql,
    order: PageOrder,
    { after, limit, offset }: Pick<TableQuery<T>, 'after' | 'limit' | 'offset'>,
  ): Promise<readonly Row[]> {
    const where = after === undefined ? condition : allOf([condition, behind(order.parts, after)]);
    const { statement, values } = sql`
      select ${order.columns} from ${this.#table.name} as t
      where ${where} order by ${order.by} limit ${limit}::int8 offset ${offset}::int8`.written();
    return this.#access.rows<Row>(statement, values);
  }

  #object(row: Row): T {
    return this.#table.fields.object<T>(row);
  }

  #condition({ filters, search, narrowedBy }: TableQuery<T>): Sql {
    const { fields } = this.#table;
    const conditions = filters.map((filter) => filterCondition(fields.field(filter.field), filter));
    if (narrowedBy !== undefined) conditions.push(filterCondition(fields.field(narrowedBy.field), narrowedBy));
    if (search !== undefined) {
      const places = search.fields.map((field) => fields.field(field));
      conditions.push(searchCondition(places, search));
    }
    return allOf(conditions);
  }

  #orderOf(asked: readonly FieldOrder[]): PageOrder {
    const wanted = asked.length === 0 ? this.#order : asked;
    let text = '';
    for (const { field, descending } of wanted) text += `${descending ? '>' : '<'}${field}\0`;
    const known = this.#orders.get(text);
    if (known !== undefined) return known;
    if (this.#orders.size >= MOST_ORDERS) this.#orders.clear();
    const order = new PageOrder(this.#table, this.#parts(wanted));
    this.#orders.set(text, order);
    return order;
  }

  /** What was asked for, then the key, so that no two rows stand in one place. */
  #parts(wanted: readonly FieldOrder[]): PageOrder['parts'] {
    const parts = wanted.map(({ field, descending }) => ({ field: this.#table.fields.field(field), descending }));
    const { key } = this.#table;
    if (parts.some(({ field }) => field.field === key.field)) return parts;
    return [...parts, { field: key, descending: parts.at(-1)?.descending ?? false }];
  }
}
