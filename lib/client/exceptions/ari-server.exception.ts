import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 500: Asterisk tried and failed. Asterisk also sends 500 for some wrong input, for example an endpoint
 * technology that it does not have.
 * @publicApi
 */
export class AriServerException extends AriHttpException {
  override readonly code: string = 'ARI_SERVER';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'Asterisk could not carry it out: its log says more. A bad endpoint or media name answers this way too.',
  ) {
    super(details, advice);
  }
}
