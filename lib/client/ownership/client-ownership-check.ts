import { ClientContext } from '../context/index.js';
import type { ClientSettings } from '../options/index.js';
import { ApplicationsRepository, AsteriskRepository, EventsRepository } from '../generated/index.js';
import { OwnershipCheck, type OwnershipCheckOptions } from './ownership-check.js';
import type { Transport } from '../transport/index.js';

/** Who asks whether another process serves the applications: a client with an event filter, and no other. */
export function clientOwnershipCheck(
  settings: ClientSettings,
  http: Transport,
  shared: ClientContext,
  occupied: OwnershipCheckOptions['occupied'],
): OwnershipCheck | undefined {
  if (settings.eventFilter === 'off') return undefined;
  // Over HTTP, whichever way commands travel: it is asked before the event socket may carry any.
  const context = new ClientContext(settings, http, { failed: () => {}, malformed: () => {} }, shared);
  return new OwnershipCheck({
    applications: context.repository(ApplicationsRepository),
    asterisk: context.repository(AsteriskRepository),
    events: context.repository(EventsRepository),
    occupied,
  });
}
