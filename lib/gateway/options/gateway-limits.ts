/**
 * What one socket, and one user, may take up.
 * @publicApi
 */
export interface GatewayLimits {
  /** Bytes of one frame; a longer one ends the socket with 1009. Default 65,536. */
  readonly frameBytes: number;
  /** Frames a second, on average; one more is answered with 429. Default 50. */
  readonly framesPerSecond: number;
  /** Frames that may come at once, after a pause. Default 100. */
  readonly burst: number;
  /** Requests that are being worked on; one more is answered with 429. Default 32. */
  readonly inFlight: number;
  /** Objects of a list that one request may create; more are answered with 413. Default 100. */
  readonly createdAtOnce: number;
  /** Subscriptions; one more is answered with 429. Default 1,000. */
  readonly subscriptions: number;
  /** Bytes that wait to be read by the client; more end the socket with 4008. Default 1,048,576. */
  readonly bufferedBytes: number;
  /** Sockets of one user; one more is ended with 4429. Default 20. */
  readonly socketsPerUser: number;
  /** How long `authenticate` may take, in milliseconds; then the handshake is answered with 503. Default 10,000. */
  readonly authenticateTimeout: number;
  /** How often a socket is asked whether it lives, in milliseconds. One that does not answer until the next time is ended. Default 30,000. */
  readonly heartbeat: number;
}

/** What holds where nothing is set. */
export const DEFAULT_LIMITS: GatewayLimits = {
  frameBytes: 65_536,
  framesPerSecond: 50,
  burst: 100,
  inFlight: 32,
  createdAtOnce: 100,
  subscriptions: 1_000,
  bufferedBytes: 1_048_576,
  socketsPerUser: 20,
  authenticateTimeout: 10_000,
  heartbeat: 30_000,
};
