/**
 * What one user may take up, and what one request may do.
 * @publicApi
 */
export interface RestLimits {
  /** Requests of one user a second, on average; one more is answered with 429. Default 50. */
  readonly requestsPerSecond: number;
  /** Requests of one user that may come at once, after a pause. Default 100. */
  readonly burst: number;
  /** Requests of one user that are being worked on; one more is answered with 429. Default 32. */
  readonly inFlight: number;
  /** Objects that one request may create; more are answered with 413. Default 100. */
  readonly createdAtOnce: number;
  /** Objects that one request may delete; where a filter selects more, nothing is deleted: 413. Default 1,000. */
  readonly deletedAtOnce: number;
  /** How long `authenticate` may take, in milliseconds; then the request is answered with 503. Default 10,000. */
  readonly authenticateTimeout: number;
}

/** What holds where nothing is set. */
export const DEFAULT_LIMITS: RestLimits = {
  requestsPerSecond: 50,
  burst: 100,
  inFlight: 32,
  createdAtOnce: 100,
  deletedAtOnce: 1_000,
  authenticateTimeout: 10_000,
};
