import type { ErrorItem } from '../../protocol/index.js';
import { ResourceException } from './resource.exception.js';

/**
 * The request itself is wrong: an unknown field, a page that cannot be, a cursor that was changed. Status 400.
 * @publicApi
 */
export class ResourceBadRequestException extends ResourceException {
  override readonly code: string = 'RESOURCE_BAD_REQUEST';

  constructor(errors: readonly ErrorItem[]) {
    super(400, errors);
  }
}
