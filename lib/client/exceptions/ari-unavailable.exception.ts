import { AriServerException } from './ari-server.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/** 503: Asterisk is still booting, or going down. */
export class AriUnavailableException extends AriServerException {
  override readonly code: string = 'ARI_UNAVAILABLE';

  constructor(details: AriHttpExceptionDetails, advice = 'Asterisk is starting or stopping: try again in a moment.') {
    super(details, advice);
  }

  override get retryable(): boolean {
    return true;
  }
}
