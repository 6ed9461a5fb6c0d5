import type { RecordedRequest } from '../../client/support/recorded-request.js';
import type { DescribedOperation } from './described-operation.js';
import { namesInPath, type Values } from './generated-call.js';

/** A request, decoded, so that it can be compared. */
export interface WireRequest {
  readonly verb: string;
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Bodies that are the value itself. All others hold the value under the parameter's name. */
const BARE_BODIES: ReadonlySet<string> = new Set(['applications.filter', 'bridges.create']);

/** What a call must look like on the wire, derived from the server's description. */
export function expectedRequest(operation: DescribedOperation, values: Values): WireRequest {
  const { name, verb, path, parameters } = operation;
  const query = parameters.filter(({ paramType, name: key }) => paramType === 'query' && key in values);
  const body = parameters.find(({ paramType }) => paramType === 'body')?.name;
  const segments = path.slice(1).split('/');
  return {
    verb,
    path: ['ari', ...segments.map((segment) => pathText(segment, values))],
    query: Object.fromEntries(query.map(({ name: key }) => [key, queryText(values[key])])),
    body: body === undefined ? '' : BARE_BODIES.has(name) ? values[body] : { [body]: values[body] },
  };
}

/** A segment of the path with its parameter filled in. */
function pathText(segment: string, values: Values): string {
  const [name] = namesInPath(segment);
  return name === undefined ? segment : (values[name] as string);
}

/** Lists are joined with commas. */
function queryText(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** Decodes a request as a server must: the path cut at slashes first, nothing but percent signs having a meaning. */
export function wireRequest({ method, path, query, headers, body }: RecordedRequest): WireRequest {
  const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split('=').map(decodeURIComponent));
  const isJson = headers['content-type'] === 'application/json';
  return {
    verb: method,
    path: path.slice(1).split('/').map(decodeURIComponent),
    query: Object.fromEntries(pairs.map(([name, value, ...more]) => [name, [value, ...more].join('=')])),
    body: isJson ? (JSON.parse(body) as unknown) : body,
  };
}
