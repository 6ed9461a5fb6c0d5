import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 404: the object has ended or never existed, for example a channel that has hung up.
 * @publicApi
 */
export class AriNotFoundException extends AriHttpException {
  override readonly code: string = 'ARI_NOT_FOUND';

  constructor(details: AriHttpExceptionDetails, advice = 'The object has ended or has never existed on this server.') {
    super(details, advice);
  }
}
