/**
 * The API description could not be read, or is not what Asterisk serves.
 * The message names the file or address, the place inside it, and what was expected there.
 */
export class ApiDescriptionError extends Error {
  override readonly name = 'ApiDescriptionError';
}
