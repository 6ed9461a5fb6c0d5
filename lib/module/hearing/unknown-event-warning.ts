import { EVENT_TABLE } from '../../client/internal.js';
import { RESYNC } from './handler-hearing.js';

/** More letters than this are another word, not a slip. */
const MOST_SLIPS = 4;

/**
 * Warns of a handler for an event that this release does not know: a slip in code without types, or an event of a newer
 * Asterisk.
 *
 * @returns The warning, with the nearest known name where one is near; undefined for a known event.
 */
export function unknownEventWarning(handler: string, event: string): string | undefined {
  if (event === '*' || event === RESYNC || Object.hasOwn(EVENT_TABLE, event)) return undefined;
  const nearest = nearestEvent(event);
  const advice = nearest === undefined ? 'Check the name' : `Did you mean "${nearest}"?`;
  return `${handler} listens for "${event}", an event that this release does not know. ${advice}`;
}

function nearestEvent(event: string): string | undefined {
  const wanted = event.toLowerCase();
  const [nearest] = Object.keys(EVENT_TABLE)
    .map((name) => ({ name, slips: slips(wanted, name.toLowerCase()) }))
    .filter((known) => known.slips <= MOST_SLIPS)
    .sort((a, b) => a.slips - b.slips);
  // Or only the end of the name is missing.
  return nearest?.name ?? Object.keys(EVENT_TABLE).find((name) => name.toLowerCase().startsWith(wanted));
}

/** Letters that must be added, left out or changed to make one word of the other. */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
