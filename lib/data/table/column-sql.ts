import type { FieldColumn } from './column.js';
import { joined, raw, sql, type Sql } from './sql.js';

/** A column of the row, or what stands on a way inside of it. */
export function valueOf({ column, path }: FieldColumn): Sql {
  const { own } = column;
  if (column.kind !== 'json') return own;
  return path.length === 0 ? sql`${own}::jsonb` : sql`(${own}::jsonb #> ${textArray(path)})`;
}

/** What a value is compared and ordered as. */
export function comparable(field: FieldColumn): Sql {
  return field.column.kind === 'other' ? sql`${valueOf(field)}::text` : valueOf(field);
}

/** A value as text. */
export function textOf(field: FieldColumn): Sql {
  const value = valueOf(field);
  return field.column.kind === 'json' ? sql`(${value} #>> '{}')` : sql`${value}::text`;
}

/** A text that is read as a type of the catalog. */
export function typed(text: string | null, type: string): Sql {
  return sql`cast(${text}::text as ${raw(type)})`;
}

export function isNull(field: FieldColumn): Sql {
  const value = valueOf(field);
  return field.column.kind === 'json' ? sql`(${value} is null or ${value} = 'null'::jsonb)` : sql`${value} is null`;
}

export const NEVER: Sql = sql`false`;

export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? NEVER : sql`(${joined(conditions, ' or ')})`;
}

export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : sql`(${joined(conditions, ' and ')})`;
}

function textArray(path: readonly string[]): Sql {
  return sql`array[${joined(path.map((part) => sql`${part}::text`))}]`;
}
