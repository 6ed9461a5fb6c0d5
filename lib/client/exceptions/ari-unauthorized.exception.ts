import { AriAccessException } from './ari-access.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 401: user or password is wrong or missing.
 * @publicApi
 */
export class AriUnauthorizedException extends AriAccessException {
  override readonly code: string = 'ARI_UNAUTHORIZED';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'Check user name and password against ari.conf on the Asterisk server.',
  ) {
    super(details, advice);
  }
}
