/**
 * An API description is well formed and makes no sense: an unknown type, two operations of one name.
 * @publicApi
 */
export class ModelError extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'ARI_MODEL';
  override readonly name = 'ModelError';
}
