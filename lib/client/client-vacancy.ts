import { ClientContext } from './client-context.js';
import type { ClientSettings } from './client-settings.js';
import { ApplicationsRepository, AsteriskRepository, EventsRepository } from './generated/index.js';
import { Vacancy, type VacancyOptions } from './occupancy/index.js';
import type { Transport } from './transport/index.js';

/** Who asks whether another process serves the applications: a client with an event filter, and no other. */
export function clientVacancy(
  settings: ClientSettings,
  http: Transport,
  shared: ClientContext,
  occupied: VacancyOptions['occupied'],
): Vacancy | undefined {
  if (settings.eventFilter === 'off') return undefined;
  // Over HTTP, whichever way commands travel: it is asked before the event socket may carry any.
  const context = new ClientContext(settings, http, { failed: () => {}, malformed: () => {} }, shared);
  return new Vacancy({
    applications: context.repository(ApplicationsRepository),
    asterisk: context.repository(AsteriskRepository),
    events: context.repository(EventsRepository),
    occupied,
  });
}
