/**
 * Which connection is meant.
 * @publicApi
 */
export interface AriLivenessOptions {
  /** Name of the connection. Default `default`. */
  readonly connection?: string;
}

/**
 * Which connection is meant, and how strictly it is judged. All times are in milliseconds.
 * @publicApi
 */
export interface AriReadinessOptions extends AriLivenessOptions {
  /** How long an event sent to the application itself may take to come back. Default 1,000. */
  readonly timeout?: number;
  /** How long a good result stands before it is tried again: a probe every second costs Asterisk nothing. Default 5,000. */
  readonly freshFor?: number;
  /**
   * How long a connection that is lost and tried again counts as `degraded`, which a probe takes for healthy, before it
   * is `down`. Calls go on meanwhile, and most gaps are shorter. Default 10,000; 0 makes it `down` at once.
   */
  readonly grace?: number;
}
