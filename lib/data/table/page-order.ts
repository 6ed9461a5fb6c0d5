import type { PagePosition } from '../../resources/index.js';
import { orderBy, positionColumns, positionIn, type OrderPart } from './keyset.js';
import { kept, sql, type Sql } from './sql.js';
import type { Table } from './table.js';

/** Keeps what the pages of one order have in common: it is put together once. */
export class PageOrder {
  readonly parts: readonly OrderPart[];
  /** What is selected: the columns of an object, and where it stands. */
  readonly columns: Sql;
  readonly by: Sql;
  /** Names of the columns that every row has. */
  readonly #selected: ReadonlySet<string>;

  constructor({ fields, columns }: Pick<Table<object>, 'fields' | 'columns'>, parts: readonly OrderPart[]) {
    this.parts = parts;
    this.#selected = new Set(fields.all.map(({ column: { name } }) => name));
    this.columns = kept(sql`${columns}${positionColumns(parts, this.#selected)}`);
    this.by = kept(orderBy(parts));
  }

  /** Where a row stands. */
  positionOf(row: Readonly<Record<string, unknown>>): PagePosition {
    return positionIn(row, this.parts, this.#selected);
  }
}
