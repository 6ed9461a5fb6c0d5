import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';

/** 400: a parameter is missing, or Asterisk cannot make sense of its value. */
export class AriIllegalInputException extends AriHttpException {
  override readonly code: string = 'ARI_ILLEGAL_INPUT';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'Check the values of the parameters against the documentation of the operation.',
  ) {
    super(details, advice);
  }
}
