import type { Dispatcher, Pool } from 'undici';
import type { AriTlsOptions } from '../tls-options.js';
import { GradualConnector } from './gradual-connector.js';

/** Settings of a pool of connections. */
export interface ConnectionPoolOptions {
  readonly origin: string;
  /** Highest number of sockets. */
  readonly sockets: number;
  readonly tls?: AriTlsOptions;
}

/**
 * Keeps the HTTP connections that commands travel over. Undici is loaded when it is first needed: loading it takes as
 * long as loading the rest of this client, and no program has a command to send before it has started.
 */
export class ConnectionPool {
  readonly #options: ConnectionPoolOptions;
  #connector: GradualConnector | undefined;
  #pool: Pool | undefined;
  #undici: typeof import('undici') | undefined;
  #ended = false;

  constructor(options: ConnectionPoolOptions) {
    this.#options = options;
  }

  /** Whether requests can be sent. */
  get loaded(): boolean {
    return this.#undici !== undefined;
  }

  async load(): Promise<void> {
    this.#undici ??= await import('undici');
  }

  /** Sends a request over a free connection, or over the next one that becomes free. Only after `load`. */
  dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    if (this.#undici === undefined) throw new Error('no request before it is loaded');
    this.#pool ??= this.#made(this.#undici);
    this.#pool.dispatch(request, handler);
  }

  /** Ends every connection and the requests on it. Later requests fail. */
  async end(): Promise<void> {
    this.#ended = true;
    const destroyed = this.#pool?.destroy();
    this.#connector?.end();
    await destroyed;
  }

  #made(undici: typeof import('undici')): Pool {
    const { origin, sockets, tls } = this.#options;
    this.#connector = new GradualConnector(undici.buildConnector, tls);
    const pool = new undici.Pool(origin, { connections: sockets, pipelining: 1, connect: this.#connector.connect });
    if (this.#ended) void pool.destroy();
    return pool;
  }
}
