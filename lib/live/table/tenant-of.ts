import type { ChannelRow, BridgeRow } from '../rows/index.js';
import type { LiveTable } from './live-table.js';
import type { WireObject } from './row-source.js';

/** The rows that other objects belong to. */
export interface KnownRows {
  readonly channels: Pick<LiveTable<ChannelRow>, 'row'>;
  readonly bridges: Pick<LiveTable<BridgeRow>, 'row'>;
}

/** The far half of a Local channel belongs to the tenant of the near one; any other channel says it itself. */
export function channelTenant({ channels }: KnownRows, { id, tenantid, accountcode }: WireObject): string | undefined {
  const near = textOf(id).endsWith(';2') ? channels.row(textOf(id).slice(0, -2))?.tenant : undefined;
  return near ?? [tenantid, accountcode].map(textOf).find((name) => name !== '');
}

/** A bridge belongs to the tenant of the first channel in it, also when that one has left. */
export function bridgeTenant({ channels, bridges }: KnownRows, bridge: WireObject): string | undefined {
  const known = bridges.row(textOf(bridge['id']))?.tenant;
  const within: unknown = bridge['channels'];
  if (known !== undefined || !Array.isArray(within)) return known;
  return within.map((channel) => channels.row(String(channel))?.tenant).find((tenant) => tenant !== undefined);
}

/** A playback or recording belongs to the tenant of the channel or bridge that it is on. */
export function targetTenant({ channels, bridges }: KnownRows, { target_uri: target }: WireObject): string | undefined {
  const [kind, ...rest] = textOf(target).split(':');
  const id = rest.join(':');
  if (kind === 'channel') return channels.row(id)?.tenant;
  return kind === 'bridge' ? bridges.row(id)?.tenant : undefined;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
