import type { AxiosInstance, AxiosResponse } from 'axios';
import type { Readable } from 'node:stream';
import { AriAbortedException, AriConnectionException, AriTimeoutException, type Sent } from '../exceptions/index.js';
import { closedFailure, connectionFailure } from './connection-failure.js';
import type { Credentials } from './credentials.js';
import { axiosFace } from './http/axios-face.js';
import { ConnectionPool } from './http/connection-pool.js';
import { HttpExchangeError } from './http/http-exchange.error.js';
import { loadedAxios } from './http/loaded-axios.js';
import { UNPARSED, undiciAdapter, type AdapterConfig, type UndiciAdapter } from './http/undici.adapter.js';
import { repeatable } from './repeatable.js';
import { fittedToHttp } from './request-size.js';
import type { ServerAddress } from './server-address.js';
import type { AriTlsOptions } from './tls-options.js';
import type { Transport, TransportRequest, TransportResponse, TransportStream } from './transport.js';

/** Settings of the HTTP transport. */
export interface HttpTransportOptions {
  readonly connection: string;
  readonly address: ServerAddress;
  readonly credentials: Credentials;
  /** Default time limit of a command, in milliseconds. */
  readonly timeout: number;
  /** Highest number of sockets. */
  readonly sockets: number;
  readonly tls?: AriTlsOptions;
}

/** An answer, read as JSON, as bytes or as a stream. */
type Exchanged = TransportResponse;

/**
 * Sends commands over HTTP. Users see an axios instance, for interceptors; below it an undici pool sends the requests.
 * While no interceptor is set the pool is called directly, because axios costs more than the request itself.
 */
export class HttpTransport implements Transport {
  readonly #pool: ConnectionPool;
  readonly #adapter: UndiciAdapter;
  readonly #connection: string;
  readonly #basePath: string;
  readonly #timeout: number;
  #http: AxiosInstance | undefined;
  #closed = false;

  constructor(options: HttpTransportOptions) {
    this.#connection = options.connection;
    this.#timeout = options.timeout;
    this.#basePath = options.address.basePath;
    const { address, sockets, tls } = options;
    this.#pool = new ConnectionPool({ origin: address.origin, sockets, tls });
    this.#adapter = undiciAdapter({ ...options, pool: this.#pool });
  }

  /** The axios instance for interceptors: every command passes it when it has some. It never holds the credentials. */
  get http(): AxiosInstance {
    this.#http ??= axiosFace(this.#adapter);
    return this.#http;
  }

  /**
   * Loads what the first command will need, while there is nothing else to do. If that fails, the first command reports
   * it.
   */
  prepare(): Promise<void> {
    return this.#pool.load().catch(() => {});
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    return this.#exchange(request, request.binary === true ? 'arraybuffer' : 'json');
  }

  async stream(request: TransportRequest): Promise<TransportStream> {
    const response = await this.#exchange(request, 'stream');
    return { ...response, body: response.body as Readable };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#pool.end();
  }

  async #exchange(given: TransportRequest, responseType: AdapterConfig['responseType']): Promise<Exchanged> {
    const request = fittedToHttp(given, this.#basePath, this.#connection);
    const timeout = request.timeout ?? this.#timeout;
    const startedAt = performance.now();
    try {
      return await this.#attempt(request, responseType, timeout);
    } catch (error) {
      if (!(error instanceof HttpExchangeError)) throw error;
      const left = timeout - (performance.now() - startedAt);
      if (this.#closed || !lostItsAnswer(error) || !repeatable(request) || left < 1)
        throw this.#exception(error, request, error.sent);
      return await this.#again(request, responseType, left);
    }
  }

  /** Sends the command once more, in the time that is left. Whatever the result, the first attempt was sent. */
  async #again(request: TransportRequest, responseType: AdapterConfig['responseType'], left: number) {
    try {
      return await this.#attempt(request, responseType, left);
    } catch (error) {
      throw error instanceof HttpExchangeError ? this.#exception(error, request, 'unknown') : error;
    }
  }

  async #attempt(
    request: TransportRequest,
    responseType: AdapterConfig['responseType'],
    timeout: number,
  ): Promise<Exchanged> {
    const config: AdapterConfig = {
      method: request.method,
      url: request.query === '' ? request.path : `${request.path}?${request.query}`,
      data: request.body,
      timeout,
      giveUp: request.signal,
      responseType,
      streamError: responseType === 'stream' ? (error) => this.#exception(error, request, error.sent) : undefined,
    };
    try {
      const intercepted = this.#intercepted();
      const response = await (intercepted?.request(config as object) ?? this.#adapter(config));
      return answerOf(response);
    } catch (error) {
      // A signal that an interceptor has set is obeyed by axios, which does not know whether the command was sent.
      const cancelled = this.#http !== undefined && loadedAxios().isCancel(error);
      throw cancelled ? new HttpExchangeError('aborted', 'unknown', error) : error;
    }
  }

  #intercepted(): AxiosInstance | undefined {
    if (this.#http === undefined) return undefined;
    const { request, response } = this.#http.interceptors;
    return hasHandlers(request) || hasHandlers(response) ? this.#http : undefined;
  }

  #exception(error: HttpExchangeError, request: TransportRequest, sent: Sent): Error {
    const { operation } = request;
    const details = { operation, connection: this.#connection, sent, cause: error.cause };
    if (error.reason === 'aborted') return new AriAbortedException(details);
    if (error.reason === 'timeout') {
      const timeout = request.timeout ?? this.#timeout;
      return new AriTimeoutException({ ...details, timeout, file: request.binary });
    }
    const message = this.#closed ? closedFailure(details) : connectionFailure(details);
    return new AriConnectionException(message, details);
  }
}

function answerOf({ status, data, headers, request }: AxiosResponse): TransportResponse {
  const contentType = text(headers['content-type']);
  const answer = { status, body: data as unknown, contentType };
  if (status < 300 && contentType?.includes('json') === true && request !== UNPARSED) return answer;
  const signs = { server: text(headers['server']), location: text(headers['location']) };
  return { ...answer, ...signs, ...(request === UNPARSED ? { unparsed: true as const } : {}) };
}

function text(header: unknown): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

/**
 * Says whether the request was written before the connection broke: then only Asterisk knows whether it was carried
 * out.
 */
function lostItsAnswer({ reason, sent }: HttpExchangeError): boolean {
  return reason === 'failed' && sent === 'unknown';
}

// An ejected interceptor leaves a null behind.
function hasHandlers(interceptors: object): boolean {
  const { handlers } = interceptors as { readonly handlers?: readonly unknown[] };
  return handlers !== undefined && handlers.some((handler) => handler !== null);
}
