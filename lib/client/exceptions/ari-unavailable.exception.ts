import { AriServerException } from './ari-server.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 503: Asterisk is starting or stopping.
 * @publicApi
 */
export class AriUnavailableException extends AriServerException {
  override readonly code: string = 'ARI_UNAVAILABLE';

  constructor(details: AriHttpExceptionDetails, advice = 'Asterisk is starting or stopping: try again in a moment.') {
    super(details, advice);
  }

  override get retryable(): boolean {
    return true;
  }
}
