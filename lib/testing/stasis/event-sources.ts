import type { Topic } from '../events/index.js';
import type { Exchange } from '../exchange/index.js';

export type EventSource = { readonly topic: Topic; readonly exists: boolean };

const schemes = ['channel', 'bridge', 'endpoint', 'deviceState'] as const;

/** Reads `channel:<id>` and its like; undefined for a scheme that ARI does not know. */
export function parseEventSource(exchange: Exchange, uri: string): EventSource | undefined {
  const scheme = schemes.find((known) => uri.startsWith(`${known}:`));
  if (!scheme) return undefined;
  const id = uri.slice(scheme.length + 1);
  return { topic: uri, exists: id === '' || exists(exchange, scheme, id) };
}

function exists(exchange: Exchange, scheme: (typeof schemes)[number], id: string): boolean {
  if (scheme === 'channel') return exchange.channels.find(id) !== undefined;
  if (scheme === 'bridge') return exchange.bridges.find(id) !== undefined;
  if (scheme === 'deviceState') return true;
  return id.includes('/') ? exchange.endpoints.state(id) !== undefined : exchange.endpoints.hasAnyOf(id);
}
