import type { Comparison, FieldFilter, JsonScalar } from '../../protocol/index.js';
import type { ResourceSearch } from '../../resources/index.js';
import { allOf, anyOf, comparable, isNull, NEVER, textOf, typed, valueOf } from './column-sql.js';
import { comparedText, comparedType } from './column-text.js';
import type { ColumnKind, FieldColumn } from './column.js';
import { raw, sql, type Sql } from './sql.js';

type Comparing = Exclude<Comparison, 'ne'>;

const OPERATORS: Readonly<Record<Comparing, Sql>> = {
  eq: sql`=`,
  lt: sql`<`,
  le: sql`<=`,
  gt: sql`>`,
  ge: sql`>=`,
};

/** The condition of one filter: the same as the memory store's, whatever the column holds. */
export function filterCondition(field: FieldColumn, { comparison, values }: FieldFilter): Sql {
  if (comparison !== 'ne') return anyOf(values.map((value) => holds(field, comparison, value)));
  const equal = anyOf(values.map((value) => holds(field, 'eq', value)));
  return sql`not coalesce(${equal}, false)`;
}

/** The words stand in one of the fields, whatever their case. */
export function searchCondition(fields: readonly FieldColumn[], { text }: ResourceSearch): Sql {
  if (text.includes('\0')) return NEVER;
  const pattern = `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return anyOf(fields.map((field) => sql`${textOf(field)} ilike ${pattern}::text`));
}

function holds(field: FieldColumn, comparison: Comparing, value: JsonScalar): Sql {
  if (value === null) return comparison === 'eq' ? isNull(field) : NEVER;
  if (field.column.kind === 'json') return holdsInJson(field, comparison, value);
  const given = comparedTo(field.column.kind, comparison, value);
  if (given === undefined) return NEVER;
  const type = comparedType(field.column, given.text);
  return sql`${comparable(field)} ${OPERATORS[given.comparison]} ${typed(given.text, type)}`;
}

interface Compared {
  readonly comparison: Comparing;
  readonly text: string;
}

/** How a column of a kind is compared to a value; undefined where nothing in it can be so. */
function comparedTo(kind: ColumnKind, comparison: Comparing, value: Exclude<JsonScalar, null>): Compared | undefined {
  const text = comparedText({ kind }, value);
  const end = text?.indexOf('\0') ?? -1;
  if (text === undefined || end === -1) return text === undefined ? undefined : { comparison, text };
  // No text of PostgreSQL holds this character: none is equal, and what comes before it decides.
  if (comparison === 'eq') return undefined;
  return { comparison: comparison === 'lt' || comparison === 'le' ? 'le' : 'gt', text: text.slice(0, end) };
}

/** The value that is stored says how it is compared: a text with texts, a number with numbers. */
function holdsInJson(field: FieldColumn, comparison: Comparing, value: Exclude<JsonScalar, null>): Sql {
  const stored = valueOf(field);
  return anyOf(
    JSON_FORMS.flatMap(({ name, kind, type }) => {
      const given = comparedTo(kind, comparison, value);
      if (given === undefined) return [];
      const isOfType = sql`jsonb_typeof(${stored}) = ${raw(`'${name}'`)}`;
      if (kind === 'numeric' && given.text.endsWith('Infinity')) {
        // JSON has no such number: every other one is less than it, or greater.
        const beyond = given.text.startsWith('-') ? ['gt', 'ge'] : ['lt', 'le'];
        return beyond.includes(comparison) ? [isOfType] : [];
      }
      const compared = sql`${OPERATORS[given.comparison]} to_jsonb(${typed(given.text, type)})`;
      return [allOf([isOfType, sql`${stored} ${compared}`])];
    }),
  );
}

const JSON_FORMS = [
  { name: 'string', kind: 'text', type: 'text' },
  { name: 'number', kind: 'numeric', type: 'numeric' },
  { name: 'boolean', kind: 'boolean', type: 'boolean' },
] as const;
