import type { AriConnectionState } from '../../client/index.js';

/**
 * How a connection of the application was at one moment.
 * @publicApi
 */
export interface AriConnectionOverview extends AriConnectionState {
  /** The application is shutting down: no new calls are taken. */
  readonly draining: boolean;
}
