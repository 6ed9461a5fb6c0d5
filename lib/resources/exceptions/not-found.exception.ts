import { ResourceException } from './resource.exception.js';

/**
 * There is no such object, or it is not for this user to know that there is. Status 404, always with the same words.
 * @publicApi
 */
export class ResourceNotFoundException extends ResourceException {
  override readonly code: string = 'RESOURCE_NOT_FOUND';

  constructor() {
    super(404, ['Not found.']);
  }
}
