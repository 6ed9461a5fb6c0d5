import { STATUS_TEXTS, type ErrorItem, type ErrorStatus } from '../../protocol/index.js';

/**
 * Tells the client why nothing was done. An action may throw one: its status and its errors are the answer.
 *
 * @example
 * throw new ResourceException(409, ['The poll is closed.']);
 * @publicApi
 */
export class ResourceException extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'RESOURCE_EXCEPTION';
  readonly status: ErrorStatus;
  /** What the client reads: sentences, or messages by field. */
  readonly errors: readonly ErrorItem[];

  constructor(status: ErrorStatus, errors: readonly ErrorItem[] = [STATUS_TEXTS[status]], options?: ErrorOptions) {
    super(errors.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join(' '), options);
    this.name = new.target.name;
    this.status = status;
    this.errors = errors;
  }
}
