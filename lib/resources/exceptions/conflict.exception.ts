import type { ErrorItem } from '../../protocol/index.js';
import { ResourceException } from './resource.exception.js';

/**
 * The object is in a state in which this cannot be done, or there is one with that key. Status 409.
 * @publicApi
 */
export class ResourceConflictException extends ResourceException {
  override readonly code: string = 'RESOURCE_CONFLICT';

  constructor(errors: readonly ErrorItem[]) {
    super(409, errors);
  }
}
