import type { JsonScalar } from '../../protocol/index.js';

/** The value of a field; `caller.number` is a field of a field. Only own fields count. */
export function fieldValue(object: unknown, field: string): unknown {
  if (!field.includes('.')) return ownValue(object, field);
  let value = object;
  for (const part of field.split('.')) value = ownValue(value, part);
  return value;
}

/** A key as it is compared: `1` and `'1'` are the same. Undefined for what is no key. */
export function keyText(key: unknown): string | undefined {
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}

/** What a value is ordered by: a moment by its milliseconds, and what has no order by nothing. */
export function orderValue(value: unknown): JsonScalar {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime();
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

const RANKS: Readonly<Record<string, number>> = { object: 0, boolean: 1, number: 2, string: 3 };

/** Orders any two values: nothing first, then booleans, numbers, strings by their code units. */
export function compareOrderValues(a: JsonScalar, b: JsonScalar): number {
  if (typeof a !== typeof b) return (RANKS[typeof a] ?? 0) - (RANKS[typeof b] ?? 0);
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}

function ownValue(object: unknown, field: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, field)) return undefined;
  return (object as Readonly<Record<string, unknown>>)[field];
}
