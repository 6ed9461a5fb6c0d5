import { AriAccessException } from './ari-access.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 403: the user is read-only and the command writes, or the object does not allow the command, for example
 * RTP statistics of a channel without RTP.
 * @publicApi
 */
export class AriForbiddenException extends AriAccessException {
  override readonly code: string = 'ARI_FORBIDDEN';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'The user may be read_only in ari.conf, or the object may not allow the operation.',
  ) {
    super(details, advice);
  }
}
