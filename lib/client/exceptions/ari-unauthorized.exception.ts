import { AriAccessException } from './ari-access.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/** 401: user or password is wrong, or Asterisk was not given any. */
export class AriUnauthorizedException extends AriAccessException {
  constructor(
    details: AriHttpExceptionDetails,
    advice = 'Check user name and password against ari.conf on the Asterisk server.',
  ) {
    super(details, advice);
  }
}
