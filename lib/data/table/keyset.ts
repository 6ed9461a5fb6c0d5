import { ResourceBadRequestException, type PagePosition } from '../../resources/index.js';
import { allOf, anyOf, comparable, NEVER, typed } from './column-sql.js';
import type { FieldColumn } from './column.js';
import { joined, named, sql, type Sql } from './sql.js';

/** One part of an order. */
export interface OrderPart {
  readonly field: FieldColumn;
  readonly descending: boolean;
}

/** What a page is ordered by: nothing comes first, and last where the order is turned round. */
export function orderBy(parts: readonly OrderPart[]): Sql {
  return joined(
    parts.map(({ field, descending }) => {
      const direction = descending ? sql`desc` : sql`asc`;
      // Without the words an ordinary index serves, and a column that has no nulls needs none.
      if (neverNull(field)) return sql`${comparable(field)} ${direction}`;
      return sql`${comparable(field)} ${direction} nulls ${descending ? sql`last` : sql`first`}`;
    }),
  );
}

/**
 * Columns for where a row stands, as far as the selected ones do not say it: as text that is exact, where a date or a
 * fraction of JavaScript is not. Each begins with a comma.
 *
 * @param selected - names of the columns that are selected anyway.
 */
export function positionColumns(parts: readonly OrderPart[], selected: ReadonlySet<string>): Sql {
  const asked = parts.flatMap(({ field }, index) =>
    isSelected(field, selected) ? [] : [sql`, ${comparable(field)}::text as ${named(positionName(index))}`],
  );
  return joined(asked, '');
}

/** Reads where a row stands: every part as text. */
export function positionIn(
  row: Readonly<Record<string, unknown>>,
  parts: readonly OrderPart[],
  selected: ReadonlySet<string>,
): PagePosition {
  return parts.map(({ field }, index) => {
    const value = row[isSelected(field, selected) ? field.column.name : positionName(index)];
    if (value === null || value === undefined) return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function isSelected({ column, path }: FieldColumn, selected: ReadonlySet<string>): boolean {
  return path.length === 0 && column.arrivesWhole && selected.has(column.name);
}

function positionName(index: number): string {
  return `#${index}`;
}

/**
 * The rows behind a position. One comparison of whole rows where it can be: an index finds that at once.
 *
 * @throws {ResourceBadRequestException} the position is none of this order.
 */
export function behind(parts: readonly OrderPart[], position: PagePosition): Sql {
  const texts = position.filter((text) => text === null || typeof text === 'string');
  if (texts.length !== parts.length || texts.length !== position.length) {
    throw new ResourceBadRequestException([{ cursor: ['is none of this query: begin again with null'] }]);
  }
  const descending = parts[0]?.descending ?? false;
  if (parts.every((part) => neverNull(part.field) && part.descending === descending)) {
    const own = joined(parts.map(({ field }) => comparable(field)));
    const given = joined(parts.map(({ field }, index) => typed(texts[index] ?? null, typeOf(field))));
    return sql`(${own}) ${descending ? sql`<` : sql`>`} (${given})`;
  }
  return anyOf(
    parts.map((part, index) => {
      const before = parts.slice(0, index).map(({ field }, place) => equal(field, texts[place] ?? null));
      return allOf([...before, after(part, texts[index] ?? null)]);
    }),
  );
}

function equal(field: FieldColumn, text: string | null): Sql {
  const own = comparable(field);
  return text === null ? sql`${own} is null` : sql`${own} = ${typed(text, typeOf(field))}`;
}

function after({ field, descending }: OrderPart, text: string | null): Sql {
  const own = comparable(field);
  if (text === null) return descending ? NEVER : sql`${own} is not null`;
  const given = typed(text, typeOf(field));
  return descending ? sql`(${own} < ${given} or ${own} is null)` : sql`${own} > ${given}`;
}

function neverNull({ column, path }: FieldColumn): boolean {
  return column.notNull && path.length === 0;
}

function typeOf({ column }: FieldColumn): string {
  if (column.kind === 'json') return 'jsonb';
  return column.kind === 'other' ? 'text' : column.type;
}
