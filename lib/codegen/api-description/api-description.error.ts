/**
 * The API description could not be read, or is not what Asterisk serves.
 * The message names the file or address, the place inside it, and what was expected there.
 * @publicApi
 */
export class ApiDescriptionError extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'ARI_API_DESCRIPTION';
  override readonly name = 'ApiDescriptionError';
}
