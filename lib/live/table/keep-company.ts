import type { BridgeRow, ChannelRow } from '../rows/index.js';
import type { Company } from './company.js';
import type { LiveTable } from './live-table.js';
import { isKnownOtherwise } from './parties.js';

interface Related {
  readonly channels: LiveTable<ChannelRow>;
  readonly bridges: LiveTable<BridgeRow>;
  readonly company: Company;
}

/**
 * Keeps the company of each channel up to date as the tables change, before anybody else hears of the change. What shows
 * the name of a channel that has another name or owner now is looked at again.
 */
export function keepCompany({ channels, bridges, company }: Related): void {
  const follow = (ids: Iterable<string>): void => {
    for (const id of ids) channels.follow(id);
  };
  channels.changes.subscribe((change) => {
    if (change.kind === 'delete') return company.went(change.before);
    const { after } = change;
    const before = change.kind === 'update' ? change.before : undefined;
    if (before === undefined) company.came(after);
    if (isKnownOtherwise(before, after)) follow(company.of(after));
    else follow([company.otherHalf(after) ?? []].flat());
  });
  bridges.changes.subscribe((change) => {
    const before = change.kind === 'create' ? [] : change.before.channels;
    const after = change.kind === 'delete' ? [] : change.after.channels;
    if (before.length === after.length && before.every((id, index) => id === after[index])) return;
    company.bridged((change.kind === 'delete' ? change.before : change.after).id, after);
    follow(after);
  });
}
