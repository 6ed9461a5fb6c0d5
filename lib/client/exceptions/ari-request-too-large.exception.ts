import { AriIllegalInputException } from './ari-illegal-input.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/** 413: the body is larger than Asterisk takes (40,960 bytes over HTTP on 22.10). */
export class AriRequestTooLargeException extends AriIllegalInputException {
  constructor(
    details: AriHttpExceptionDetails,
    advice = 'Asterisk takes bodies of up to 40,960 bytes: set fewer variables at once.',
  ) {
    super(details, advice);
  }
}
