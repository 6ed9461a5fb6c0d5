import { AriIllegalInputException } from './ari-illegal-input.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown when a command is larger than Asterisk accepts. Over HTTP these are 4,093 bytes for the request line (method,
 * percent-encoded address and `HTTP/1.1`) and 40,960 bytes for the body; over a WebSocket 65,535 bytes for the whole
 * frame. Such a command is not sent. Parameters that are too long for the request line travel in the body by
 * themselves, except those of a GET and of `bridges.create`. A proxy in between with a smaller limit answers 413.
 * @publicApi
 */
export class AriRequestTooLargeException extends AriIllegalInputException {
  override readonly code: string = 'ARI_REQUEST_TOO_LARGE';
  /** `no`: refused before it was sent. `yes`: it was sent, and answered with 413. */
  readonly sent: 'no' | 'yes';
  /** The parameter that takes the most room, where one is known. */
  readonly parameter: string | undefined;

  constructor(
    details: AriHttpExceptionDetails & { readonly parameter?: string | undefined },
    advice = 'Asterisk takes bodies of up to 40,960 bytes: set fewer variables at once.',
  ) {
    super(details, advice);
    this.sent = details.unsent === undefined ? 'yes' : 'no';
    this.parameter = details.parameter;
  }
}
