import { AriInvalidCallException } from '../exceptions/index.js';
import { MAY_BE_LONG, type RequestOptions } from '../repository/index.js';
import type { TransportRequest } from '../transport/index.js';

/**
 * A command that the generated repositories do not know yet.
 * @publicApi
 */
export interface AriRequest extends RequestOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below `/ari`, for example `channels/123/play`. Its segments must be percent-encoded already. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Return the answer as a `Buffer`. */
  readonly binary?: boolean;
}

/** Makes the request that is sent. */
export function roughRequest(request: AriRequest, connection: string): TransportRequest {
  const path = request.path.replace(/^\/+/, '');
  const refuse = (parameter: string, problem: string): never => {
    throw new AriInvalidCallException({ operation: 'request', connection, parameter, problem });
  };
  if (!/^(?:[\w\-.~!$&'()*+,;=:@/]|%[\da-f]{2})+$/i.test(path))
    refuse('path', 'must be a percent-encoded path below /ari without a query');
  if (path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment)))
    refuse('path', 'must not hold "." or ".."');
  const query = encodedQuery(request.query ?? {});
  return {
    operation: `request ${request.method} ${path}`,
    method: request.method,
    path,
    query,
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
    long: path.length + query.length < MAY_BE_LONG ? undefined : { parameter: longest(path, query) },
    binary: request.binary,
    timeout: request.timeout,
    signal: request.signal,
  };
}

/** The longest parameter of the query, or the path. */
function longest(path: string, query: string): string {
  const [pair = ''] = query.split('&').toSorted((a, b) => b.length - a.length);
  return pair.length > path.length ? decodeURIComponent(pair.slice(0, pair.indexOf('='))) : 'path';
}

// Spaces as %20: a plus stands for a space only in forms.
function encodedQuery(query: NonNullable<AriRequest['query']>): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
}
