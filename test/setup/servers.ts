import type { AsteriskDetails } from './asterisk-details.js';

/** A real PostgreSQL, as every test file may ask for it. */
export interface PostgresqlDetails {
  readonly kind: 'unpacked';
  /** Address with user and password. The database is shared: a test makes a schema or a database of its own. */
  readonly url: string;
}

/** A real Redis, as every test file may ask for it. */
export interface RedisDetails {
  readonly kind: 'unpacked';
  /** Address with the password. Its keys are shared: a test prefixes its own. */
  readonly url: string;
}

/** A real browser can be had: a test file starts its own, which takes half a second. */
export interface BrowserDetails {
  readonly kind: 'unpacked';
}

/** Why this run has no such server. */
export interface ServerAbsence {
  readonly kind: 'missing';
  readonly reason: string;
}

/** The servers that a run may have, each started when the first test file asks for it. */
export interface Servers {
  readonly asterisk: AsteriskDetails;
  readonly postgresql: PostgresqlDetails;
  readonly redis: RedisDetails;
  readonly browser: BrowserDetails;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the process of the run answers which servers it has. */
    servers: string;
  }
}
