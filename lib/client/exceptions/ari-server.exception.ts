import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';

/** 500: Asterisk tried and failed. It also answers so to some bad input, for example an endpoint technology it does not have. */
export class AriServerException extends AriHttpException {
  override readonly code: string = 'ARI_SERVER';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'Asterisk could not carry it out: its log says more. A bad endpoint or media name answers this way too.',
  ) {
    super(details, advice);
  }
}
