import { ClientContext } from '../context/index.js';
import type { ClientSettings } from '../options/index.js';
import { ApplicationsRepository, AsteriskRepository, EventsRepository } from '../generated/index.js';
import { OwnershipCheck, type OwnershipCheckOptions } from './ownership-check.js';
import type { Transport } from '../transport/index.js';

/** Makes the ownership check of a client, if it has an event filter; only such clients ask. */
export function clientOwnershipCheck(
  settings: ClientSettings,
  http: Transport,
  shared: ClientContext,
  occupied: OwnershipCheckOptions['occupied'],
): OwnershipCheck | undefined {
  if (!settings.exclusive) return undefined;
  // Always over HTTP: it asks before the event socket can carry commands.
  const context = new ClientContext(settings, http, { failed: () => {}, malformed: () => {} }, shared);
  return new OwnershipCheck({
    applications: context.repository(ApplicationsRepository),
    asterisk: context.repository(AsteriskRepository),
    events: context.repository(EventsRepository),
    occupied,
  });
}
