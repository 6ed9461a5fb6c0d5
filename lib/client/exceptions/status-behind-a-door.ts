import { AriConnectionException } from './ari-connection.exception.js';
import { AriException } from './ari.exception.js';
import { AriHttpException } from './ari-http.exception.js';
import { AriTimeoutException } from './ari-timeout.exception.js';

/** The statuses that an application which stands in front of Asterisk answers with, when Asterisk has refused a command. */
export type StatusBehindADoor = 400 | 404 | 409 | 412 | 413 | 422 | 500 | 502 | 503 | 504;

/** Answers of Asterisk that mean the same to a client of the application. Any other is between Asterisk and us: 502. */
const MEANINGS: Readonly<Record<number, StatusBehindADoor>> = {
  400: 400,
  404: 404,
  409: 409,
  412: 412,
  413: 413,
  422: 422,
  503: 503,
};

/** Chooses the status for a client that must not see Asterisk; undefined for an error that is not of this library. */
export function statusBehindADoor(error: unknown): StatusBehindADoor | undefined {
  if (error instanceof AriTimeoutException) return 504;
  if (error instanceof AriConnectionException) return 503;
  if (error instanceof AriHttpException) return MEANINGS[error.status] ?? 502;
  return error instanceof AriException ? 500 : undefined;
}
