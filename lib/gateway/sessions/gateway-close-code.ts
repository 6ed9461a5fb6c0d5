/**
 * Why the gateway ends a socket, where no code of the protocol itself says so.
 * @publicApi
 */
export const GatewayCloseCode = {
  /** The application shuts down; come back elsewhere. */
  GoingAway: 1001,
  /** Nobody: sign in first. */
  NotAuthenticated: 4401,
  /** The client reads too slowly; it has missed something. */
  SlowConsumer: 4008,
  /** The user has too many sockets. */
  TooManySockets: 4429,
} as const;
