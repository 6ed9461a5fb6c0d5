/**
 * Options of `connect`.
 * @publicApi
 */
export interface AriConnectOptions {
  /** Stasis applications; default: the option `apps` of the client. */
  readonly apps?: string | readonly string[];
  /** Ends the wait, not the attempts: the client goes on trying until it is closed. */
  readonly signal?: AbortSignal;
}
