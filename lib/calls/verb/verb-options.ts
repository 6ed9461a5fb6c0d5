/**
 * What every verb takes.
 * @publicApi
 */
export interface VerbOptions {
  /** Ends the verb with the outcome `aborted`; the party hears nothing more of it, and the call goes on. */
  readonly signal?: AbortSignal;
}
