import type { ErrorItem } from '../../protocol/index.js';
import { ResourceException } from './resource.exception.js';

/**
 * The input does not fit its schema. Status 422, with messages by field.
 * @publicApi
 */
export class ResourceInvalidInputException extends ResourceException {
  override readonly code: string = 'RESOURCE_INVALID_INPUT';

  constructor(errors: readonly ErrorItem[]) {
    super(422, errors);
  }
}
