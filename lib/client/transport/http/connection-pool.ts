import type { Dispatcher, Pool } from 'undici';
import type { AriTlsOptions } from '../tls-options.js';
import { GradualConnector } from './gradual-connector.js';

/** What a pool of connections is made of. */
export interface ConnectionPoolOptions {
  readonly origin: string;
  /** Sockets at most. */
  readonly sockets: number;
  readonly tls?: AriTlsOptions;
}

/**
 * The connections that commands travel over. Undici is loaded when it is needed: it takes as long as the rest of this
 * client, and no program has anything to command before it has started.
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

  /** Whether requests can be handed over. */
  get loaded(): boolean {
    return this.#undici !== undefined;
  }

  async load(): Promise<void> {
    this.#undici ??= await import('undici');
  }

  /** Hands a request to a free connection, or to the next one that is; once it is loaded. */
  dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    if (this.#undici === undefined) throw new Error('no request before it is loaded');
    this.#pool ??= this.#made(this.#undici);
    this.#pool.dispatch(request, handler);
  }

  /** Ends every connection, and what is under way on it. Whatever is handed over later fails. */
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
