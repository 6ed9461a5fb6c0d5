/**
 * How a handler is called.
 * @publicApi
 */
export interface AriHandlerOptions {
  /**
   * `true`: events of one channel wait until the handler has ended for the one before, across all serial handlers of
   * this controller; events without a channel wait for those of their own object. At most 1,000 wait, further ones are
   * reported as errors. Default `false`: handlers run side by side, so that a digit can interrupt a sound.
   */
  readonly serial?: boolean;
}
