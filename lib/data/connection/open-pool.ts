import { Socket } from 'node:net';
import type { PoolConfig, Pool } from 'pg';
import { COLUMN_PARSERS } from './column-parsers.js';
import { loadPeer } from './load-peer.js';

/** What a pool keeps to. */
export interface PoolSettings {
  readonly url: string;
  readonly max: number;
  readonly acquireTimeout: number;
  readonly idleTimeout: number;
  readonly statementTimeout: number;
}

/** A pool of connections. */
export interface OpenedPool {
  readonly pool: Pool;
  /** Ends all connections at once, whatever goes on over them: for a server that does not answer. */
  readonly cut: () => void;
}

/** Opens connections to a PostgreSQL as they are needed, and so many at most. */
export async function openPool(settings: PoolSettings, onLost: (error: Error) => void): Promise<OpenedPool> {
  const { default: pg } = await loadPeer('pg', 'has a "url" and', () => import('pg'));
  const sockets = new Set<Socket>();
  const config: PoolConfig = {
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
    connectionString: settings.url,
    application_name: 'nestjs-ari',
    max: settings.max,
    connectionTimeoutMillis: settings.acquireTimeout,
    idleTimeoutMillis: settings.idleTimeout,
    statement_timeout: settings.statementTimeout,
    // A server that is cut off without a word is given up a little after it should have given up by itself.
    query_timeout: settings.statementTimeout === 0 ? 0 : settings.statementTimeout + 5_000,
    keepAlive: true,
    types: {
      getTypeParser: ((oid: number, format: 'text' | 'binary') =>
        (format === 'text' ? COLUMN_PARSERS.get(oid) : undefined) ??
        (pg.types.getTypeParser as (oid: number, format: string) => unknown)(oid, format)) as never,
    },
  };
  const pool = new pg.Pool(config);
  // Without a listener one connection that the server ends would end this process.
  pool.on('error', onLost);
  // The pool hears those that are idle. One in use tells its query; without a listener it would end this process as well.
  pool.on('connect', (client) => client.on('error', () => {}));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return { pool, cut };
}
