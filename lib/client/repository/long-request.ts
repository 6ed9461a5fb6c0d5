import type { LongRequest } from '../transport/index.js';
import type { Operation } from './operation.js';

type Values = Readonly<Record<string, unknown>>;

/** An address of fewer characters fits into every request line, also below a long prefix. */
export const MAY_BE_LONG = 1_000;

/** A body of fewer characters fits into every request. */
export const MAY_BE_LARGE = 10_000;

/** A list in the query may have as many items; Asterisk refuses more with "Too many values". A body takes any number. */
export const MOST_IN_QUERY = 127;

/** Says whether a list has an item with a comma, which Asterisk would cut in two in the query, or more items than fit there. */
export function listNeedsBody({ query = [] }: Operation, values: Values): boolean {
  return query.some(({ name, kind }) => {
    if (kind !== 'list') return false;
    const list = items(values[name]);
    return list.length > MOST_IN_QUERY || list.some(hasComma);
  });
}

/** The JSON body with the query parameters in it, beside what the operation has in its body anyway. */
export function bodyWithQuery({ query = [], body }: Operation, values: Values): string {
  const whole: Record<string, unknown> = {};
  for (const { name, kind } of query) {
    const value = values[name] ?? undefined;
    if (value !== undefined) whole[name] = kind === 'list' ? items(value) : value;
  }
  if (body !== undefined) whole[body.name] = values[body.name] ?? undefined;
  return JSON.stringify(whole);
}

/** What a request can do that may be too long for a request line. */
export function longRequest(
  operation: Operation,
  path: readonly string[],
  values: Values,
  body: string | undefined,
): LongRequest {
  const sizes = [
    ...operation.parameters.map((name, index) => [name, encodedLength(path[index])] as const),
    ...(operation.query ?? []).map(({ name }) => [name, encodedLength(values[name])] as const),
    [operation.body?.name ?? '', body?.length ?? 0] as const,
  ];
  const [parameter] = sizes.reduce((longest, each) => (each[1] > longest[1] ? each : longest), ['', -1]);
  if (operation.queryInBody !== true) return { parameter };
  return { parameter, wholeBody: bodyWithQuery(operation, values) };
}

function encodedLength(value: unknown): number {
  if (value === undefined || value === null) return 0;
  return encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value)).length;
}

function items(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

const hasComma = (item: unknown): boolean => typeof item === 'string' && item.includes(',');
