/**
 * Nothing was written, because something there must not be overwritten or cannot be. The message names it.
 * @publicApi
 */
export class OutputError extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'ARI_GENERATOR_OUTPUT';
  override readonly name = 'OutputError';
}
