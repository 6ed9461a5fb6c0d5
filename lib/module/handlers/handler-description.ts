import { DEFAULT_CONNECTION } from '../tokens/index.js';
import type { DiscoveredHandler } from '../discovery/index.js';

/** What the log says of a handler: `{HelloController.greet, StasisStart incoming} (default/hello)`. */
export function describeHandler({ name, event, match, connection, app }: DiscoveredHandler): string {
  const conditions = Object.entries(match)
    .filter(([, wanted]) => wanted !== undefined)
    .map(([field, wanted]) => (field === 'origin' ? inWords(wanted) : `${field}=${inWords(wanted)}`));
  return `{${name}, ${[event, ...conditions].join(' ')}} (${connection ?? DEFAULT_CONNECTION}/${app ?? '*'})`;
}

function inWords(wanted: unknown): string {
  if (Array.isArray(wanted)) return wanted.map(inWords).join('|');
  return typeof wanted === 'function' ? wanted.name || 'predicate' : String(wanted);
}
