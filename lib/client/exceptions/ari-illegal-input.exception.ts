import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 400: a parameter is missing, or Asterisk does not understand its value.
 * @publicApi
 */
export class AriIllegalInputException extends AriHttpException {
  override readonly code: string = 'ARI_ILLEGAL_INPUT';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'Check the values of the parameters against the documentation of the operation.',
  ) {
    super(details, advice);
  }
}
