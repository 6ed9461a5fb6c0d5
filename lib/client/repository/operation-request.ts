import { AriInvalidCallException } from '../exceptions/index.js';
import type { TransportRequest } from '../transport/index.js';
import { contradiction } from './contradictions.js';
import { bodyWithQuery, listNeedsBody, longRequest, MAY_BE_LARGE, MAY_BE_LONG, MOST_IN_QUERY } from './long-request.js';
import type { Operation, QueryParameter, RequestOptions } from './operation.js';

type Options = Readonly<Record<string, unknown>>;

const NO_OPTIONS: Options = {};

/**
 * Turns a call of a repository method into a request. A call without a required parameter, or with a value that cannot
 * be put into a request, is refused here: some incomplete requests crash the whole Asterisk.
 */
export function operationRequest(
  operation: Operation,
  path: readonly string[],
  options: object | undefined,
  request: RequestOptions | undefined,
  connection: string,
): TransportRequest {
  const refuse = (parameter: string, problem: string): never => {
    throw new AriInvalidCallException({ operation: operation.name, connection, parameter, problem });
  };
  const values = (options ?? NO_OPTIONS) as Options;
  const address = encodedPath(operation, path, refuse);
  const inBody = operation.queryInBody === true && listNeedsBody(operation, values);
  const query = operation.query === undefined ? '' : encodedQuery(operation.query, values, inBody, refuse);
  const body = encodedBody(operation, values, refuse);
  const wrong = contradiction(operation.name, options, path);
  if (wrong !== undefined) refuse(wrong.parameter, wrong.problem);
  const long = address.length + query.length > MAY_BE_LONG || (body !== undefined && body.length > MAY_BE_LARGE);
  return {
    operation: operation.name,
    method: operation.method,
    path: address,
    query: inBody ? '' : query,
    body: inBody ? bodyWithQuery(operation, values) : body,
    long: long ? longRequest(operation, path, values, body) : undefined,
    binary: operation.result === 'binary',
    timeout: request?.timeout,
    signal: request?.signal,
  };
}

type Refuse = (parameter: string, problem: string) => never;

function encodedPath(operation: Operation, path: readonly string[], refuse: Refuse): string {
  let encoded = operation.path[0] as string;
  for (let index = 0; index < operation.parameters.length; index += 1) {
    const value: unknown = path[index];
    const name = operation.parameters[index] as string;
    if (typeof value !== 'string' || value === '') return refuse(name, 'must be a non-empty string');
    encoded += encodedSegment(value, name, refuse) + (operation.path[index + 1] as string);
  }
  return encoded;
}

function encodedSegment(value: string, name: string, refuse: Refuse): string {
  // URL rules remove "." and "..", so they would address another operation.
  if (value === '.' || value === '..') return refuse(name, 'must not be "." or ".."');
  try {
    return encodeURIComponent(value);
  } catch {
    return refuse(name, 'holds half of a surrogate pair and is not a valid string');
  }
}

function encodedQuery(parameters: readonly QueryParameter[], values: Options, inBody: boolean, refuse: Refuse): string {
  let query = '';
  for (const parameter of parameters) {
    const value = values[parameter.name];
    if (value === undefined || value === null) {
      if (parameter.required) refuse(parameter.name, 'is required');
      continue;
    }
    const text = queryText(parameter, value, inBody, refuse);
    query += `${query === '' ? '' : '&'}${parameter.name}=${encodedQueryValue(text, parameter.name, refuse)}`;
  }
  return query;
}

function encodedQueryValue(text: string, name: string, refuse: Refuse): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return refuse(name, 'holds half of a surrogate pair and is not a valid string');
  }
}

function queryText(parameter: QueryParameter, value: unknown, inBody: boolean, refuse: Refuse): string {
  const { name, kind } = parameter;
  if (kind === 'list') return listText(parameter, value, inBody, refuse);
  if (kind === 'flag') return typeof value === 'boolean' ? String(value) : refuse(name, 'must be true or false');
  if (kind === 'whole') return Number.isSafeInteger(value) ? String(value) : refuse(name, 'must be a whole number');
  if (kind === 'decimal') return Number.isFinite(value) ? String(value) : refuse(name, 'must be a number');
  if (typeof value !== 'string') return refuse(name, 'must be a string');
  if (value === '' && parameter.required) return refuse(name, 'must not be empty');
  return value;
}

function listText({ name, required }: QueryParameter, value: unknown, inBody: boolean, refuse: Refuse): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.some((item) => typeof item !== 'string')) return refuse(name, 'must be a string or a list of strings');
  if (required && !items.some((item) => item !== '')) return refuse(name, 'must not be empty');
  // In a query Asterisk cuts the list at commas and knows no way to write one inside an item.
  if (!inBody && items.length > 1 && items.some((item) => (item as string).includes(','))) {
    return refuse(name, 'has an item with a comma, which Asterisk would cut in two');
  }
  if (!inBody && items.length > MOST_IN_QUERY) {
    return refuse(name, `has ${items.length} items; Asterisk takes ${MOST_IN_QUERY} of this list at once`);
  }
  return items.join(',');
}

function encodedBody(operation: Operation, values: Options, refuse: Refuse): string | undefined {
  const { body } = operation;
  if (body === undefined) return undefined;
  const value = values[body.name];
  if (value === undefined || value === null) {
    return body.required ? refuse(body.name, 'is required') : undefined;
  }
  if (typeof value !== 'object') return refuse(body.name, 'must be an object');
  if (body.itemTexts !== undefined) checkItems(body.name, value, body.itemTexts, refuse);
  return JSON.stringify(body.form === 'wrapped' ? { [body.name]: value } : value);
}

/** Checks the items of a list: one without one of its strings would crash the whole Asterisk. */
function checkItems(name: string, list: object, texts: readonly string[], refuse: Refuse): void {
  if (!Array.isArray(list)) refuse(name, 'must be a list');
  for (const item of list as readonly (Options | null | undefined)[]) {
    const missing = texts.find((text) => typeof item?.[text] !== 'string');
    if (missing !== undefined) refuse(name, `has an item whose "${missing}" is not a string: Asterisk would crash`);
  }
}
