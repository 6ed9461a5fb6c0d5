import { sql, type RawBuilder } from 'kysely';
import type { FieldColumn } from './column.js';

/** A column of the row, or what stands on a way inside of it. */
export function valueOf({ column, path }: FieldColumn): RawBuilder<unknown> {
  const own = sql.ref(`t.${column.name}`);
  if (column.kind !== 'json') return own;
  return path.length === 0 ? sql`${own}::jsonb` : sql`(${own}::jsonb #> ${textArray(path)})`;
}

/** What a value is compared and ordered as. */
export function comparable(field: FieldColumn): RawBuilder<unknown> {
  return field.column.kind === 'other' ? sql`${valueOf(field)}::text` : valueOf(field);
}

/** A value as text. */
export function textOf(field: FieldColumn): RawBuilder<string> {
  const value = valueOf(field);
  return field.column.kind === 'json' ? sql<string>`(${value} #>> '{}')` : sql<string>`${value}::text`;
}

/** A text that is read as a type of the catalog. */
export function typed(text: string | null, type: string): RawBuilder<unknown> {
  return sql`cast(${text}::text as ${sql.raw(type)})`;
}

export function isNull(field: FieldColumn): RawBuilder<boolean> {
  const value = valueOf(field);
  return field.column.kind === 'json'
    ? sql<boolean>`(${value} is null or ${value} = 'null'::jsonb)`
    : sql<boolean>`${value} is null`;
}

export const NEVER: RawBuilder<boolean> = sql<boolean>`false`;

export function anyOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? NEVER : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

export function allOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

function textArray(path: readonly string[]): RawBuilder<unknown> {
  return sql`array[${sql.join(path.map((part) => sql`${part}::text`))}]`;
}
