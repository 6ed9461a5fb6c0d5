import { AriIllegalInputException } from './ari-illegal-input.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * The body is larger than Asterisk takes (40,960 bytes over HTTP, 65,535 with all around it over a WebSocket). Such a
 * command is not sent at all; a proxy in between with a smaller limit answers 413.
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
