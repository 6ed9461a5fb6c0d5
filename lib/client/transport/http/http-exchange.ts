import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { ConnectionPool } from './connection-pool.js';
import { HttpExchangeError } from './http-exchange.error.js';
import { onAbort } from '../../abort-signals/index.js';

/** One request, as an exchange needs it. */
export interface ExchangeRequest {
  readonly origin: string;
  readonly method: Dispatcher.HttpMethod;
  /** Path on the server, query included. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** Milliseconds from now until the whole answer must have arrived; for a file, until its next piece must have. */
  readonly timeout: number;
  /** The answer is a file: however long it takes, it may go on while pieces of it come. */
  readonly file: boolean;
  readonly signal?: AbortSignal;
  /** Resolve at the head of the answer, with a stream for a body. */
  readonly streaming: boolean;
  /** Makes the error of the stream out of what ended it. */
  readonly streamError?: (error: HttpExchangeError) => Error;
}

/** The answer to a request. */
export interface ExchangeResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer | Readable;
}

type Settle = { resolve: (response: ExchangeResponse) => void; reject: (error: HttpExchangeError) => void };

/**
 * Sends one request over a pool of connections and reads its answer. It exists beside undici's own `request()` for one
 * reason: it knows whether the request had been written when it failed. That decides whether it may be repeated.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly #request: ExchangeRequest;
  readonly #settle: Settle;
  readonly #timer: NodeJS.Timeout;
  readonly #endListening: () => void;
  #controller: Dispatcher.DispatchController | undefined;
  #sent: 'no' | 'unknown' = 'no';
  #over: HttpExchangeError | true | undefined;
  #head: Omit<ExchangeResponse, 'body'> | undefined;
  #chunks: Buffer[] = [];
  #stream: Readable | undefined;
  /** The reader of the stream is slow, not the server. */
  #paused = false;

  private constructor(request: ExchangeRequest, settle: Settle) {
    this.#request = request;
    this.#settle = settle;
    this.#timer = setTimeout(() => this.#late(), request.timeout);
    this.#endListening = onAbort(request.signal, () => this.#giveUp('aborted', request.signal?.reason));
  }

  static run(pool: ConnectionPool, request: ExchangeRequest): Promise<ExchangeResponse> {
    return new Promise((resolve, reject) => {
      if (request.signal?.aborted) {
        reject(new HttpExchangeError('aborted', 'no', request.signal.reason));
        return;
      }
      const exchange = new HttpExchange(request, { resolve, reject });
      const { origin, method, path, headers, body } = request;
      try {
        pool.dispatch({ origin, method, path, headers, body, headersTimeout: 0, bodyTimeout: 0 }, exchange);
      } catch (error) {
        exchange.#fail(new HttpExchangeError('failed', 'no', error));
      }
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#over instanceof HttpExchangeError) {
      controller.abort(this.#over);
      return;
    }
    this.#controller = controller;
    this.#sent = 'unknown';
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    statusText = '',
  ): void {
    // 1xx answers come before the real one.
    if (status < 200) return;
    this.#head = { status, statusText, headers };
    if (this.#request.file) this.#timer.refresh();
    if (!this.#request.streaming) return;
    this.#stream = new Readable({
      read: () => this.#resume(),
      destroy: (error, done) => {
        if (this.#over !== true) this.#controller?.abort(error ?? new Error('the stream was closed by its reader'));
        this.#release();
        done(error);
      },
    });
    // A download that fails before anybody reads it must not end the process: its reader gets the error when it comes.
    this.#stream.on('error', () => {});
    this.#settle.resolve({ ...this.#head, body: this.#stream });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#request.file) this.#timer.refresh();
    if (this.#stream === undefined) this.#chunks.push(chunk);
    else if (!this.#stream.push(chunk)) {
      this.#paused = true;
      controller.pause();
    }
  }

  onResponseEnd(): void {
    if (this.#over !== undefined) return;
    this.#over = true;
    this.#release();
    if (this.#stream !== undefined) this.#stream.push(null);
    else this.#settle.resolve({ ...(this.#head as ExchangeResponse), body: this.#body() });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error instanceof HttpExchangeError ? error : new HttpExchangeError('failed', this.#sent, error));
  }

  #body(): Buffer {
    return this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
  }

  #resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#timer.refresh();
    this.#controller?.resume();
  }

  #late(): void {
    if (this.#paused) this.#timer.refresh();
    else this.#giveUp('timeout', undefined);
  }

  #giveUp(reason: 'timeout' | 'aborted', cause: unknown): void {
    const error = new HttpExchangeError(reason, this.#sent, cause);
    this.#fail(error);
    this.#controller?.abort(error);
  }

  #fail(error: HttpExchangeError): void {
    if (this.#over !== undefined) return;
    this.#over = error;
    this.#release();
    this.#settle.reject(error);
    this.#stream?.destroy(this.#request.streamError?.(error) ?? error);
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#endListening();
  }
}
