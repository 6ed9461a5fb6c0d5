import type { ApplicationsRepository } from '../generated/index.js';
import { devicesOf, unsubscribe } from './subscriptions-left.js';

/** Time limit of a question to an Asterisk that may not answer any more, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Ends the subscriptions of these applications to device states, before their event socket is closed. Asterisk 22.10.1
 * may stand still for ever otherwise: the thread that closes the socket, with the session in its hands, waits for the
 * device states, and the thread that delivers one waits for the session. From then on every command that concerns an
 * application hangs. `subscribeAll` subscribes to device states too.
 *
 * @returns whether Asterisk has answered.
 */
export async function endDeviceStates(
  applications: ApplicationsRepository,
  names: readonly string[],
): Promise<boolean> {
  if (names.length === 0) return false;
  const limits = { timeout: PATIENCE_MS };
  // An Asterisk that does not answer is away or already stands still: only closing is left.
  const known = await applications.list(limits).catch(() => undefined);
  if (known === undefined) return false;
  const own = known.filter(({ name }) => names.includes(name));
  await Promise.all(
    own.map((application) => unsubscribe(applications, application.name, devicesOf(application), limits)),
  );
  return true;
}
