import { AriConnectionException, AriException, AriHttpException, AriTimeoutException } from '../../client/index.js';
import type { ErrorStatus } from '../../protocol/index.js';
import { ResourceException } from '../../resources/index.js';

/** Answers of Asterisk that mean the same over this door. Any other is between Asterisk and us: 502. */
const MEANINGS: Readonly<Record<number, ErrorStatus>> = {
  400: 400,
  404: 404,
  409: 409,
  412: 412,
  413: 413,
  422: 422,
  503: 503,
};

/** What an error of the ARI client is to a client of ours: a status, and nothing of what Asterisk wrote. */
export function asteriskError(error: unknown): ResourceException | undefined {
  const cause = { cause: error };
  if (error instanceof AriTimeoutException) return new ResourceException(504, undefined, cause);
  if (error instanceof AriConnectionException) return new ResourceException(503, undefined, cause);
  if (error instanceof AriHttpException) return new ResourceException(MEANINGS[error.status] ?? 502, undefined, cause);
  return error instanceof AriException ? new ResourceException(500, undefined, cause) : undefined;
}
