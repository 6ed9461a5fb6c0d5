import type { Dispatcher, Pool } from 'undici';
import type { AriTlsOptions } from '../tls-options.js';
import { GradualConnector } from './gradual-connector.js';
import { loadedUndici } from './loaded-undici.js';

/** What a pool of connections is made of. */
export interface ConnectionPoolOptions {
  readonly origin: string;
  /** Sockets at most. */
  readonly sockets: number;
  readonly tls?: AriTlsOptions;
}

/** The connections that commands travel over. There is nothing of it before the first command. */
export class ConnectionPool {
  readonly #options: ConnectionPoolOptions;
  #connector: GradualConnector | undefined;
  #pool: Pool | undefined;
  #ended = false;

  constructor(options: ConnectionPoolOptions) {
    this.#options = options;
  }

  /** Hands a request to a free connection, or to the next one that is. */
  dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#pool ??= this.#made();
    this.#pool.dispatch(request, handler);
  }

  /** Ends every connection, and what is under way on it. Whatever is handed over later fails. */
  async end(): Promise<void> {
    this.#ended = true;
    const destroyed = this.#pool?.destroy();
    this.#connector?.end();
    await destroyed;
  }

  #made(): Pool {
    const { origin, sockets, tls } = this.#options;
    const { Pool: UndiciPool, buildConnector } = loadedUndici();
    this.#connector = new GradualConnector(buildConnector, tls);
    const pool = new UndiciPool(origin, { connections: sockets, pipelining: 1, connect: this.#connector.connect });
    if (this.#ended) void pool.destroy();
    return pool;
  }
}
