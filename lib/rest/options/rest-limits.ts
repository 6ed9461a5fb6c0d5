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
  /** Objects of a list that one request may create; more are answered with 413. Default 100. */
  readonly createdAtOnce: number;
  /** Objects that one request may delete; where a filter selects more, nothing is deleted: 413. Default 1,000. */
  readonly deletedAtOnce: number;
  /** How long `authenticate` may take, in milliseconds; then the request is answered with 503. Default 10,000. */
  readonly authenticateTimeout: number;
  /** Streams of events that one user may have open; one more is answered with 429. Default 20. */
  readonly eventStreams: number;
  /** Bytes of events that wait to be read by the client; more end the stream, which it may resume. Default 1,048,576. */
  readonly bufferedBytes: number;
  /** How often a stream without events says that it lives, in milliseconds. Default 15,000. */
  readonly heartbeat: number;
  /**
   * How long a stream of events is open, in milliseconds. Then the client opens it again where it ended, and is asked
   * again who it is. Default 900,000: 15 minutes.
   */
  readonly eventStreamLifetime: number;
}

/** What holds where nothing is set. */
export const DEFAULT_LIMITS: RestLimits = {
  requestsPerSecond: 50,
  burst: 100,
  inFlight: 32,
  createdAtOnce: 100,
  deletedAtOnce: 1_000,
  authenticateTimeout: 10_000,
  eventStreams: 20,
  bufferedBytes: 1_048_576,
  heartbeat: 15_000,
  eventStreamLifetime: 900_000,
};
