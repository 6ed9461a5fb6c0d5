import { AriIllegalStateException } from './ari-illegal-state.exception.js';
import type { AriHttpExceptionDetails } from './ari-http.exception.js';

/**
 * Thrown for 412: the channel is in its Stasis application, but is not answered yet (down, reserved or ringing).
 * @publicApi
 */
export class AriPreconditionFailedException extends AriIllegalStateException {
  override readonly code: string = 'ARI_PRECONDITION_FAILED';

  constructor(
    details: AriHttpExceptionDetails,
    advice = 'The channel has not been answered yet: wait until its state is Up.',
  ) {
    super(details, advice);
  }
}
