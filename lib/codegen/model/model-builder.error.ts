/** An API description is well formed and makes no sense: an unknown type, two operations of one name. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}
