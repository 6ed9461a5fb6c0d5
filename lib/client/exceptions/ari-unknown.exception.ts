import { AriServerException } from './ari-server.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for a 5xx status that Asterisk itself does not send.
 * @publicApi
 */
export class AriUnknownException extends AriServerException {
  override readonly code: string = 'ARI_UNKNOWN';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'Something between this program and Asterisk may have answered, for example a proxy.',
  ) {
    super(details, advice);
  }
}
