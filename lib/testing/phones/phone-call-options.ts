/**
 * How digits are pressed.
 * @publicApi
 */
export interface PressOptions {
  /** How long each key is held, in milliseconds. Default 100. */
  readonly length?: number;
  /** Silence between two keys, in milliseconds. Default 50. */
  readonly gap?: number;
}

/**
 * How long something is waited for.
 * @publicApi
 */
export interface PhoneWaitOptions {
  /** Milliseconds of the simulator's clock. Default 5,000. */
  readonly timeout?: number;
}

/**
 * How a call ended.
 * @publicApi
 */
export interface CallEnd {
  /** The hang-up cause that the phone got, 16 for a normal end. */
  readonly cause: number;
}
