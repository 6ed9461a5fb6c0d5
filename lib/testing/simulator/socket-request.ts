import type { RawRequest } from '../rest/index.js';

/** What an upgrade to an event socket asked for. */
export interface SocketRequest {
  readonly apps: readonly string[];
  readonly raw: RawRequest;
}
