import { EVENT_TABLE, nearestName } from '../../client/internal.js';
import { RESYNC } from './handler-hearing.js';

/**
 * Warns of a handler for an event that this release does not know: a slip in code without types, or an event of a newer
 * Asterisk.
 *
 * @returns The warning, with the nearest known name where one is near; undefined for a known event.
 */
export function unknownEventWarning(handler: string, event: string): string | undefined {
  if (event === '*' || event === RESYNC || Object.hasOwn(EVENT_TABLE, event)) return undefined;
  const nearest = nearestName(event, Object.keys(EVENT_TABLE));
  const advice = nearest === undefined ? 'Check the name' : `Did you mean "${nearest}"?`;
  return `${handler} listens for "${event}", an event that this release does not know. ${advice}`;
}
