import {
  COMPARISONS,
  isJsonObject,
  QUERY_KEYS,
  type Comparison,
  type FieldFilter,
  type FieldOrder,
  type JsonScalar,
} from '../../protocol/index.js';
import { ResourceBadRequestException } from '../exceptions/index.js';
import type { QueryRules } from './query-rules.js';
import type { ResourceQuery } from './resource-query.js';

const MOST_VALUES = 100;
const MOST_ORDERS = 5;
const LONGEST_SEARCH = 200;

/** A query that fits the rules. Its cursor is still closed. */
export interface ParsedQuery extends Pick<
  ResourceQuery,
  'filters' | 'order' | 'search' | 'limit' | 'offset' | 'count' | 'fresh'
> {
  /** Undefined: no cursor was asked for; null: the first page of a walk with cursors. */
  readonly cursor: string | null | undefined;
}

/**
 * Reads the query of a list: `field` and `field:lt|le|gt|ge|ne` (a list of values: any of them), `order_by`, `search`,
 * `limit`, `offset`, `cursor`, `count`, `fresh`.
 *
 * @throws {ResourceBadRequestException} naming the key that is wrong, and what there is instead.
 */
export function parseQuery(input: unknown, rules: QueryRules): ParsedQuery {
  if (input !== undefined && input !== null && !isJsonObject(input)) {
    throw new ResourceBadRequestException(['The query must be an object.']);
  }
  const asked: Readonly<Record<string, unknown>> = input ?? {};
  const { order_by: order, search, limit, offset, cursor, count, fresh } = asked;
  if (cursor !== undefined && offset !== undefined) refuse('cursor', 'stands instead of an offset, not beside one');
  if (cursor !== undefined && cursor !== null && typeof cursor !== 'string')
    refuse('cursor', 'must be a string or null');
  return {
    filters: filtersOf(asked, rules.filterable),
    order: parseOrder(order, rules.orderable),
    search: parseSearch(search, rules.searchable),
    limit: parseNumber('limit', limit ?? rules.pageSize, 1, rules.maxPageSize),
    offset: parseNumber('offset', offset ?? 0, 0, Number.MAX_SAFE_INTEGER),
    // In a URL the first page is `cursor=`.
    cursor: cursor === '' ? null : cursor,
    count: parseFlag('count', count),
    fresh: parseFlag('fresh', fresh),
  };
}

/**
 * Reads conditions on fields alone.
 *
 * @throws {ResourceBadRequestException} naming the field that is unknown or the value that cannot be compared.
 */
export function parseFilters(fields: Readonly<Record<string, unknown>>, known: readonly string[]): FieldFilter[] {
  return Object.keys(fields).map((key) => parseFilter(key, fields[key], known));
}

/** Conditions on fields, among what says how the list is made. */
function filtersOf(asked: Readonly<Record<string, unknown>>, known: readonly string[]): FieldFilter[] {
  const filters: FieldFilter[] = [];
  for (const key of Object.keys(asked)) if (!isQueryKey(key)) filters.push(parseFilter(key, asked[key], known));
  return filters;
}

function parseFilter(key: string, value: unknown, known: readonly string[]): FieldFilter {
  const colon = key.lastIndexOf(':');
  const field = colon === -1 ? key : key.slice(0, colon);
  const comparison = colon === -1 ? 'eq' : key.slice(colon + 1);
  if (!known.includes(field)) refuse(key, `is no field to filter by; ${listed(known)}`);
  if (!isComparison(comparison)) refuse(key, `has no comparison "${comparison}"; there are ${COMPARISONS.join(', ')}`);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0 || values.length > MOST_VALUES) refuse(key, `needs 1 to ${MOST_VALUES} values`);
  if (!values.every(isScalar)) refuse(key, 'can be compared to strings, numbers, booleans and null alone');
  return { field, comparison, values };
}

function parseOrder(order: unknown, orderable: readonly string[]): FieldOrder[] {
  if (order === undefined || order === null || order === '') return [];
  const names = (Array.isArray(order) ? order : [order]).flatMap((part: unknown) =>
    typeof part === 'string' ? part.split(',') : refuse('order_by', 'must name fields'),
  );
  if (names.length > MOST_ORDERS) refuse('order_by', `takes ${MOST_ORDERS} fields at most`);
  const parsed: FieldOrder[] = [];
  for (const name of names) {
    const descending = name.startsWith('-');
    const field = descending ? name.slice(1) : name;
    if (!orderable.includes(field)) refuse('order_by', `cannot order by "${field}"; ${listed(orderable)}`);
    if (parsed.some((other) => other.field === field)) refuse('order_by', `names "${field}" twice`);
    parsed.push({ field, descending });
  }
  return parsed;
}

function parseSearch(search: unknown, fields: readonly string[]): ResourceQuery['search'] {
  if (search === undefined || search === null || search === '') return undefined;
  if (typeof search !== 'string') return refuse('search', 'must be a string');
  if (search.length > LONGEST_SEARCH) refuse('search', `takes ${LONGEST_SEARCH} characters at most`);
  if (fields.length === 0) refuse('search', 'is not offered by this stream');
  return { text: search, fields };
}

function parseNumber(key: string, value: unknown, least: number, most: number): number {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < least || number > most) {
    return refuse(key, `must be a whole number from ${least} to ${most}`);
  }
  return number;
}

function parseFlag(key: string, flag: unknown): boolean {
  if (flag === undefined || flag === null || flag === false || flag === 'false') return false;
  return flag === true || flag === 'true' ? true : refuse(key, 'must be true or false');
}

function isScalar(value: unknown): value is JsonScalar {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isComparison(name: string): name is Comparison {
  return (COMPARISONS as readonly string[]).includes(name);
}

/** Whether a field could not be asked for, because its name means something else in a query. */
export function isQueryKey(field: string): boolean {
  return (QUERY_KEYS as readonly string[]).includes(field);
}

function listed(fields: readonly string[]): string {
  return fields.length === 0 ? 'there is none' : `there are ${fields.join(', ')}`;
}

function refuse(key: string, problem: string): never {
  throw new ResourceBadRequestException([{ [key]: [problem] }]);
}
