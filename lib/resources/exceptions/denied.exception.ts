import { ResourceException } from './resource.exception.js';

/**
 * The user is known, and may not do this. Status 403.
 * @publicApi
 */
export class ResourceDeniedException extends ResourceException {
  override readonly code: string = 'RESOURCE_DENIED';

  constructor() {
    super(403, ['Permission Denied']);
  }
}
