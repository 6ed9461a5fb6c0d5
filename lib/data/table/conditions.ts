import { sql, type RawBuilder } from 'kysely';
import type { Comparison, FieldFilter, JsonScalar } from '../../protocol/index.js';
import type { ResourceSearch } from '../../resources/index.js';
import { allOf, anyOf, comparable, isNull, NEVER, textOf, typed, valueOf } from './column-sql.js';
import { comparedText, comparedType } from './column-text.js';
import type { FieldColumn } from './column.js';

const OPERATORS: Readonly<Record<Exclude<Comparison, 'ne'>, RawBuilder<unknown>>> = {
  eq: sql`=`,
  lt: sql`<`,
  le: sql`<=`,
  gt: sql`>`,
  ge: sql`>=`,
};

/** The condition of one filter: the same as the memory store's, whatever the column holds. */
export function filterCondition(field: FieldColumn, { comparison, values }: FieldFilter): RawBuilder<boolean> {
  if (comparison !== 'ne') return anyOf(values.map((value) => holds(field, comparison, value)));
  const equal = anyOf(values.map((value) => holds(field, 'eq', value)));
  return sql<boolean>`not coalesce(${equal}, false)`;
}

/** The words stand in one of the fields, whatever their case. */
export function searchCondition(fields: readonly FieldColumn[], { text }: ResourceSearch): RawBuilder<boolean> {
  if (text.includes('\0')) return NEVER;
  const pattern = `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return anyOf(fields.map((field) => sql<boolean>`${textOf(field)} ilike ${pattern}::text`));
}

function holds(field: FieldColumn, comparison: Exclude<Comparison, 'ne'>, value: JsonScalar): RawBuilder<boolean> {
  if (value === null) return comparison === 'eq' ? isNull(field) : NEVER;
  if (field.column.kind === 'json') return holdsInJson(field, comparison, value);
  const text = comparedText(field.column, value);
  if (text === undefined) return NEVER;
  const type = comparedType(field.column, text);
  return sql<boolean>`${comparable(field)} ${OPERATORS[comparison]} ${typed(text, type)}`;
}

/** The value that is stored says how it is compared: a text with texts, a number with numbers. */
function holdsInJson(
  field: FieldColumn,
  comparison: Exclude<Comparison, 'ne'>,
  value: Exclude<JsonScalar, null>,
): RawBuilder<boolean> {
  const stored = valueOf(field);
  const forms = [
    { name: 'string', type: 'text', text: comparedText({ kind: 'text' }, value) },
    { name: 'number', type: 'numeric', text: comparedText({ kind: 'numeric' }, value) },
    { name: 'boolean', type: 'boolean', text: comparedText({ kind: 'boolean' }, value) },
  ];
  return anyOf(
    forms.flatMap(({ name, type, text }) => {
      if (text === undefined || text.endsWith('Infinity')) return [];
      const given = sql`to_jsonb(${typed(text, type)})`;
      return [
        allOf([sql`jsonb_typeof(${stored}) = ${sql.lit(name)}`, sql`${stored} ${OPERATORS[comparison]} ${given}`]),
      ];
    }),
  );
}
