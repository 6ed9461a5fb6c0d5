import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';

/** Asterisk knows who is asking, or does not, and refuses: see the two classes below it. */
export class AriAccessException extends AriHttpException {
  override readonly code: string = 'ARI_ACCESS';

  constructor(details: AriHttpExceptionDetails, advice = 'Check the user in ari.conf.') {
    super(details, advice);
  }
}
