import type { ApplicationRow, BridgeRow, ChannelRow, EndpointRow } from '../rows/index.js';
import type { Company } from './company.js';
import type { LiveTable } from './live-table.js';
import { isKnownOtherwise } from './parties.js';

interface Related {
  readonly channels: LiveTable<ChannelRow>;
  readonly bridges: LiveTable<BridgeRow>;
  readonly endpoints: LiveTable<EndpointRow>;
  readonly applications: LiveTable<ApplicationRow>;
  readonly company: Company;
}

/**
 * Keeps the company of each channel up to date as the tables change, before anybody else hears of the change. What shows
 * the name of a channel that has another name or owner now is looked at again; what lists a channel that has another owner
 * now is pushed again, because its readers see another list.
 */
export function keepCompany({ channels, bridges, endpoints, applications, company }: Related): void {
  const follow = (ids: Iterable<string>): void => {
    for (const id of ids) channels.follow(id);
  };
  const movedTo = ({ id }: ChannelRow): void => {
    const lists = (row: EndpointRow | ApplicationRow): boolean => row.channel_ids.includes(id);
    for (const bridge of company.bridgesOf(id)) bridges.follow(bridge, true);
    for (const pk of endpoints.keysOf(lists)) endpoints.follow(pk, true);
    for (const pk of applications.keysOf(lists)) applications.follow(pk, true);
  };
  channels.changes.subscribe((change) => {
    if (change.kind === 'delete') return company.went(change.before);
    const { after } = change;
    const before = change.kind === 'update' ? change.before : undefined;
    if (before === undefined) company.came(after);
    if (isKnownOtherwise(before, after)) follow(company.of(after));
    else follow([company.otherHalf(after) ?? []].flat());
    if (before !== undefined && before.tenant !== after.tenant) movedTo(after);
  });
  bridges.changes.subscribe((change) => {
    const before = change.kind === 'create' ? [] : change.before.channels;
    const after = change.kind === 'delete' ? [] : change.after.channels;
    if (before.length === after.length && before.every((id, index) => id === after[index])) return;
    company.bridged((change.kind === 'delete' ? change.before : change.after).id, after);
    follow(after);
  });
}
