import { AriIllegalInputException } from './ari-illegal-input.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown when the body is larger than Asterisk accepts: 40,960 bytes over HTTP, 65,535 bytes for the whole frame over a
 * WebSocket. Such a command is not sent. A proxy in between with a smaller limit answers 413.
 * @publicApi
 */
export class AriRequestTooLargeException extends AriIllegalInputException {
  override readonly code: string = 'ARI_REQUEST_TOO_LARGE';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'Asterisk takes bodies of up to 40,960 bytes: set fewer variables at once.',
  ) {
    super(details, advice);
  }
}
