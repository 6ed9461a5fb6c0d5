import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import type { Credentials } from '../credentials.js';
import type { ServerAddress } from '../server-address.js';
import type { ConnectionPool } from './connection-pool.js';
import type { HttpExchangeError } from './http-exchange.error.js';
import { HttpExchange, type ExchangeResponse } from './http-exchange.js';
import { loadedAxios } from './loaded-axios.js';

/** The part of an axios request that the adapter reads. */
export type AdapterConfig = Pick<
  InternalAxiosRequestConfig,
  'method' | 'url' | 'params' | 'paramsSerializer' | 'data' | 'timeout' | 'signal' | 'responseType'
> & {
  readonly headers?: { toJSON?(): object } | object;
  /** The caller's signal. Not `signal`: axios would obey that one itself and forget whether the command was sent. */
  readonly giveUp?: AbortSignal;
  /** Makes the error of a stream that is cut off or stalls. */
  readonly streamError?: (error: HttpExchangeError) => Error;
};

export type UndiciAdapter = (config: AdapterConfig) => Promise<AxiosResponse>;

/** Stands in the field `request` of an answer that should have been JSON and could not be read as such. */
export const UNPARSED = Symbol('unparsed');

const MOST_REDIRECTS = 3;

/** Settings of the adapter. */
export interface UndiciAdapterOptions {
  readonly pool: ConnectionPool;
  readonly address: ServerAddress;
  readonly credentials: Credentials;
  /** Time limit of a request that names none, in milliseconds. */
  readonly timeout: number;
}

/**
 * Makes an axios adapter over an undici pool. The credentials are added here, below axios, so that no configuration,
 * answer or error of axios holds them.
 */
export function undiciAdapter({ pool, address, credentials, timeout }: UndiciAdapterOptions): UndiciAdapter {
  return async (config) => {
    if (!pool.loaded) await pool.load();
    const method = (config.method ?? 'GET').toUpperCase();
    const streaming = config.responseType === 'stream';
    const body = requestBody(config.data);
    const headers = requestHeaders(config, body, credentials);
    const run = (path: string): Promise<ExchangeResponse> =>
      HttpExchange.run(pool, {
        origin: address.origin,
        method,
        path,
        headers,
        body,
        timeout: config.timeout || timeout,
        signal: config.giveUp ?? (config.signal as AbortSignal | undefined),
        streaming,
        file: streaming || config.responseType === 'arraybuffer',
        streamError: config.streamError,
      });
    let path = `${address.basePath}/${relativeUrl(config)}`;
    let response = await run(path);
    for (let redirects = 0; redirects < MOST_REDIRECTS && method === 'GET'; redirects += 1) {
      const next = redirection(response, address.origin, path);
      if (next === undefined) break;
      path = next;
      response = await run(path);
    }
    const data = responseBody(response, config.responseType);
    return {
      data: data === UNPARSED ? (response.body as Buffer).toString('utf8') : data,
      status: response.status,
      statusText: response.statusText,
      headers: response.headers as AxiosResponse['headers'],
      config: config as InternalAxiosRequestConfig,
      request: data === UNPARSED ? UNPARSED : undefined,
    };
  };
}

// An interceptor may have added parameters, and may write the path as axios users do, with a slash before it.
function relativeUrl({ url = '', params, paramsSerializer }: AdapterConfig): string {
  const whole = params === undefined ? url : loadedAxios().getUri({ url, params: params as unknown, paramsSerializer });
  return whole.replace(/^\/+/, '');
}

function requestBody(data: unknown): string | undefined {
  if (data === undefined || data === null) return undefined;
  return typeof data === 'string' ? data : JSON.stringify(data);
}

/**
 * Makes the headers, with names in lower case: axios chooses a `Content-Type` of its own, and no header may be sent
 * twice.
 */
function requestHeaders(config: AdapterConfig, body: string | undefined, credentials: Credentials) {
  const given = config.headers;
  const own = given === undefined ? {} : 'toJSON' in given && given.toJSON !== undefined ? given.toJSON() : given;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) headers[name.toLowerCase()] = String(value);
  headers['authorization'] = credentials.authorization;
  delete headers['content-type'];
  if (body !== undefined) headers['content-type'] = 'application/json';
  return headers;
}

/** Reads the target of a redirect, if it is on the same server: credentials are never sent to another one. */
function redirection(response: ExchangeResponse, origin: string, path: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers['location'];
  if (typeof location !== 'string' || !URL.canParse(location, origin + path)) return undefined;
  const target = new URL(location, origin + path);
  return target.origin === origin ? target.pathname + target.search : undefined;
}

function responseBody(response: ExchangeResponse, responseType: string | undefined): unknown {
  const { body } = response;
  if (!Buffer.isBuffer(body) || responseType === 'arraybuffer') return body;
  if (body.length === 0) return undefined;
  const text = body.toString('utf8');
  const type = response.headers['content-type'];
  if (typeof type === 'string' && !type.includes('json')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return UNPARSED;
  }
}
