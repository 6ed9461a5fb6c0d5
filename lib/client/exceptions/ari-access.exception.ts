import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Base of 401 and 403: Asterisk refuses this user. See the two classes below it.
 * @publicApi
 */
export class AriAccessException extends AriHttpException {
  override readonly code: string = 'ARI_ACCESS';

  constructor(details: AriHttpExceptionDetails, advice = 'Check the user in ari.conf.') {
    super(details, advice);
  }
}
