import axios, { type AxiosInstance, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { Readable } from 'node:stream';
import { Pool } from 'undici';
import { AriAbortedException, AriConnectionException, AriTimeoutException } from '../exceptions/index.js';
import { connectionFailure } from './connection-failure.js';
import type { Credentials } from './credentials.js';
import { GradualConnector } from './http/gradual-connector.js';
import { HttpExchangeError } from './http/http-exchange.error.js';
import { undiciAdapter, type AdapterConfig, type UndiciAdapter } from './http/undici.adapter.js';
import { checkBodySize } from './request-size.js';
import type { ServerAddress } from './server-address.js';
import type { AriTlsOptions } from './tls-options.js';
import type { Transport, TransportRequest, TransportResponse, TransportStream } from './transport.js';

/** What the HTTP transport is made of. */
export interface HttpTransportOptions {
  readonly connection: string;
  readonly address: ServerAddress;
  readonly credentials: Credentials;
  /** Default time limit of a command, in milliseconds. */
  readonly timeout: number;
  /** Sockets at most. */
  readonly sockets: number;
  readonly tls?: AriTlsOptions;
}

/**
 * Commands over HTTP. Axios is the face of it, for users' interceptors; below it an undici pool does the work, and
 * while no interceptor is set the pool is asked directly, because axios' own machinery costs more than the request.
 */
export class HttpTransport implements Transport {
  /** The axios instance that every command passes when it has interceptors. Never holds the credentials. */
  readonly http: AxiosInstance;
  readonly #pool: Pool;
  readonly #connector: GradualConnector;
  readonly #adapter: UndiciAdapter;
  readonly #connection: string;
  readonly #timeout: number;

  constructor(options: HttpTransportOptions) {
    this.#connection = options.connection;
    this.#timeout = options.timeout;
    this.#connector = new GradualConnector(options.tls);
    this.#pool = new Pool(options.address.origin, {
      connections: options.sockets,
      pipelining: 1,
      connect: this.#connector.connect,
    });
    this.#adapter = undiciAdapter({ ...options, pool: this.#pool });
    this.http = axios.create({
      baseURL: '',
      adapter: this.#adapter as (config: InternalAxiosRequestConfig) => Promise<AxiosResponse>,
      timeout: options.timeout,
      validateStatus: () => true,
      transformRequest: [],
      transformResponse: [],
      headers: { common: { Accept: undefined } },
    });
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    return this.#exchange(request, request.binary === true ? 'arraybuffer' : 'json');
  }

  async stream(request: TransportRequest): Promise<TransportStream> {
    const response = await this.#exchange(request, 'stream');
    return { status: response.status, body: response.body as Readable };
  }

  async close(): Promise<void> {
    const destroyed = this.#pool.destroy();
    this.#connector.end();
    await destroyed;
  }

  async #exchange(request: TransportRequest, responseType: 'json' | 'arraybuffer' | 'stream') {
    checkBodySize(request, this.#connection);
    const config: AdapterConfig = {
      method: request.method,
      url: request.query === '' ? request.path : `${request.path}?${request.query}`,
      data: request.body,
      timeout: request.timeout ?? this.#timeout,
      giveUp: request.signal,
      responseType,
    };
    try {
      const response = await (this.#intercepted() ? this.http.request(config as object) : this.#adapter(config));
      return { status: response.status, body: response.data as unknown };
    } catch (error) {
      if (error instanceof HttpExchangeError) throw this.#exception(error, request);
      // A signal that an interceptor has set is obeyed by axios, which does not know what became of the command.
      if (axios.isCancel(error)) throw this.#exception(new HttpExchangeError('aborted', 'unknown', error), request);
      throw error;
    }
  }

  #intercepted(): boolean {
    const { request, response } = this.http.interceptors;
    return hasHandlers(request) || hasHandlers(response);
  }

  #exception(error: HttpExchangeError, request: TransportRequest): Error {
    const { operation } = request;
    const details = { operation, connection: this.#connection, sent: error.sent, cause: error.cause };
    if (error.reason === 'aborted') return new AriAbortedException(details);
    if (error.reason === 'timeout') {
      return new AriTimeoutException({ ...details, timeout: request.timeout ?? this.#timeout });
    }
    return new AriConnectionException(connectionFailure(details), details);
  }
}

// An ejected interceptor leaves a null behind.
function hasHandlers(interceptors: object): boolean {
  const { handlers } = interceptors as { readonly handlers?: readonly unknown[] };
  return handlers !== undefined && handlers.some((handler) => handler !== null);
}
