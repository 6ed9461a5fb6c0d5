import { AriIllegalInputException } from './ari-illegal-input.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 422: Asterisk understood the command but cannot do it with this object, for example add a channel that is
 * not in a Stasis application to a bridge.
 * @publicApi
 */
export class AriUnprocessableException extends AriIllegalInputException {
  override readonly code: string = 'ARI_UNPROCESSABLE';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'The request is well formed but does not fit the state or kind of the object it names, for example a channel that is not in a Stasis application yet, for which `entered()` waits.',
  ) {
    super(details, advice);
  }
}
