import { AriServerException } from './ari-server.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 501: this Asterisk has no such operation.
 * @publicApi
 */
export class AriNoSuchMethodException extends AriServerException {
  override readonly code: string = 'ARI_NO_SUCH_METHOD';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'This Asterisk does not do that: a module may not be loaded, or the version may be too old.',
  ) {
    super(details, advice);
  }
}
