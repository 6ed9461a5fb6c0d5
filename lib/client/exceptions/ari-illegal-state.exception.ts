import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 409: the object is in the wrong state (the channel is not in a Stasis application), or the id or name is
 * already taken.
 * @publicApi
 */
export class AriIllegalStateException extends AriHttpException {
  override readonly code: string = 'ARI_ILLEGAL_STATE';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'The object is in a state that does not allow this, for example a channel that is not in a Stasis application: it has left, or has not entered yet, for which `entered()` waits.',
  ) {
    super(details, advice);
  }
}
