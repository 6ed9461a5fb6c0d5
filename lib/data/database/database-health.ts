/**
 * How the database is. Its fields go into a health check as they are.
 * @publicApi
 */
export interface DatabaseHealth {
  readonly status: 'up' | 'down';
  readonly kind: 'postgresql' | 'embedded' | 'memory';
  /** Milliseconds that an answer took. */
  readonly latency?: number;
  /** Why it is down. */
  readonly message?: string;
  /** Connections of this process, and queries that wait for one. */
  readonly pool?: { readonly total: number; readonly idle: number; readonly waiting: number };
}
