import { statusBehindADoor } from '../../client/internal.js';
import { ResourceException } from '../../resources/index.js';

/** Turns an error of the ARI client into one for our clients: a status, and nothing of what Asterisk wrote. */
export function asteriskError(error: unknown): ResourceException | undefined {
  const status = statusBehindADoor(error);
  return status === undefined ? undefined : new ResourceException(status, undefined, { cause: error });
}
