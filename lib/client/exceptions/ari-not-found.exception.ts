import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';

/** 404: the object is gone or never was. A channel that has hung up answers so. */
export class AriNotFoundException extends AriHttpException {
  override readonly code: string = 'ARI_NOT_FOUND';

  constructor(details: AriHttpExceptionDetails, advice = 'The object has ended or has never existed on this server.') {
    super(details, advice);
  }
}
