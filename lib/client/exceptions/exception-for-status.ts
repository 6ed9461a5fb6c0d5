import { AriForbiddenException } from './ari-forbidden.exception.js';
import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';
import { AriIllegalInputException } from './ari-illegal-input.exception.js';
import { AriIllegalStateException } from './ari-illegal-state.exception.js';
import { AriNoSuchMethodException } from './ari-no-such-method.exception.js';
import { AriNotFoundException } from './ari-not-found.exception.js';
import { AriPreconditionFailedException } from './ari-precondition-failed.exception.js';
import { AriRequestTooLargeException } from './ari-request-too-large.exception.js';
import { AriServerException } from './ari-server.exception.js';
import { AriUnauthorizedException } from './ari-unauthorized.exception.js';
import { AriUnavailableException } from './ari-unavailable.exception.js';
import { AriUnknownException } from './ari-unknown.exception.js';
import { AriUnprocessableException } from './ari-unprocessable.exception.js';

const BY_STATUS: Readonly<Record<number, new (details: AriHttpExceptionDetails) => AriHttpException>> = {
  400: AriIllegalInputException,
  401: AriUnauthorizedException,
  403: AriForbiddenException,
  404: AriNotFoundException,
  409: AriIllegalStateException,
  412: AriPreconditionFailedException,
  413: AriRequestTooLargeException,
  422: AriUnprocessableException,
  500: AriServerException,
  501: AriNoSuchMethodException,
  503: AriUnavailableException,
};

/**
 * Chooses the exception for an answer that is not a success. Every status has one: a status without a class of its own
 * becomes `AriUnknownException` from 500 up, `AriHttpException` below.
 */
export function exceptionForStatus(details: AriHttpExceptionDetails): AriHttpException {
  const Known = BY_STATUS[details.status];
  if (Known !== undefined) return new Known(details);
  return details.status >= 500 ? new AriUnknownException(details) : new AriHttpException(details, details.absence);
}
