import type { FieldFilter, JsonScalar } from '../../protocol/index.js';
import { compareOrderValues, fieldValue, orderValue } from './field-value.js';
import type { ResourceSearch } from './resource-query.js';

/** Whether all conditions hold for an object. */
export function matchesFilters(object: unknown, filters: readonly FieldFilter[]): boolean {
  return filters.every((filter) => matchesFilter(object, filter));
}

/** Whether the words stand in one of the fields. */
export function matchesSearch(object: unknown, { text, fields }: ResourceSearch): boolean {
  const wanted = text.toLowerCase();
  return fields.some((field) => {
    const value = fieldValue(object, field);
    return (typeof value === 'string' || typeof value === 'number') && String(value).toLowerCase().includes(wanted);
  });
}

function matchesFilter(object: unknown, { field, comparison, values }: FieldFilter): boolean {
  const stored = fieldValue(object, field);
  if (comparison === 'ne') return !values.some((value) => holds(stored, 'eq', value));
  return values.some((value) => holds(stored, comparison, value));
}

function holds(stored: unknown, comparison: FieldFilter['comparison'], value: JsonScalar): boolean {
  const own = orderValue(stored);
  // A list or an object is equal to nothing that a query can name, and certainly no nothing.
  if (own === null && stored !== null && stored !== undefined) return false;
  if (own === null || value === null) return comparison === 'eq' && own === value;
  const given = asTypeOf(stored, value);
  if (typeof given !== typeof own) return false;
  return HOLDS[comparison](compareOrderValues(own, given));
}

const HOLDS: Readonly<Record<FieldFilter['comparison'], (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
};

/** A query that came in a URL has only strings; the field says what they mean. */
function asTypeOf(stored: unknown, value: string | number | boolean): JsonScalar {
  if (stored instanceof Date) return typeof value === 'boolean' ? value : orderValue(new Date(value));
  if (typeof stored === 'string') return String(value);
  if (typeof value !== 'string') return value;
  if (typeof stored === 'number') return value.trim() === '' ? null : orderValue(Number(value));
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}
