import { setTimeout as sleep } from 'node:timers/promises';
import { AriTimeoutException, AriUnavailableException } from '../exceptions/index.js';
import { AsteriskRepository } from '../generated/index.js';
import type { Registration } from './registration.js';

/** Time between two questions whether Asterisk has booted, in milliseconds; it takes half a second. */
const ASKED_EVERY_MS = 100;

/**
 * Waits until an Asterisk that has opened a socket accepts commands: it opens its sockets before it has booted, and
 * refuses every command until then. Resolves with false when the socket is lost first, or `signal` aborts.
 */
export async function untilBooted(registration: Registration, signal: AbortSignal): Promise<boolean> {
  const asterisk = registration.context.repository(AsteriskRepository);
  while (!signal.aborted && registration.open) {
    try {
      await asterisk.ping({ signal });
      return true;
    } catch (error) {
      if (!(error instanceof AriUnavailableException || error instanceof AriTimeoutException)) return false;
    }
    await sleep(ASKED_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
