/**
 * What is known of a message besides its sound.
 * @publicApi
 */
export interface VoicemailCaller {
  /** Number and name of who called. */
  readonly caller?: string | undefined;
  readonly callerName?: string | undefined;
  /** How long the message is, in seconds. */
  readonly seconds?: number | undefined;
}

/**
 * Which messages of a box are meant.
 * @publicApi
 */
export interface VoicemailSelection {
  /** Default: all folders. */
  readonly folder?: string;
  /** Default: read ones as well. */
  readonly read?: boolean;
}
