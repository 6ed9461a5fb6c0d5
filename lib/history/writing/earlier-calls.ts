import type { Ari } from '../../client/index.js';
import type { Ledger } from '../ledger/index.js';
import type { CallLegRecord, CallRecord } from '../records/index.js';
import type { HistoryStores } from './history-stores.js';

const PAGE = 200;
const FILTER = { comparison: 'eq' } as const;

/** Takes up the calls that an earlier process of this name left open. Those that have ended meanwhile are lost. */
export async function resumeEarlier(ledger: Ledger, stores: HistoryStores, recorder: string): Promise<void> {
  const open = [
    { field: 'recorder', ...FILTER, values: [recorder] },
    { field: 'endedAt', ...FILTER, values: [null] },
  ];
  const query = { filters: open, order: [{ field: 'id', descending: false }], offset: 0, count: false };
  for (const call of await all((after) => stores.calls.list({ ...query, limit: PAGE, after }))) {
    const legsBy = (field: string): Promise<CallLegRecord[]> => {
      const filters = [{ field, ...FILTER, values: [call.id] }];
      return all((after) => stores.legs.list({ ...query, filters, limit: PAGE, after }));
    };
    ledger.resume(call, [...(await legsBy('callId')), ...(await legsBy('partOf'))]);
  }
}

/** Closes what was open before Asterisk was asked, and is not there any more. */
export async function closeLost(ari: Pick<Ari, 'channels'>, ledger: Ledger): Promise<void> {
  const before = ledger.openLegs;
  if (before.length === 0) return;
  const living = new Set((await ari.channels.list()).map(({ id }) => id));
  for (const leg of before) {
    // What goes on in the dialplan has ended as far as anything is heard of it.
    if (!leg.isOpen || leg.state === 'left' || living.has(leg.id)) continue;
    leg.end('lost', new Date().toISOString());
    ledger.changed(leg);
  }
}

async function all<T extends CallRecord | CallLegRecord>(
  page: (after: readonly (string | number | boolean | null)[] | undefined) => Promise<{
    readonly items: readonly T[];
    readonly next?: readonly (string | number | boolean | null)[];
  }>,
): Promise<T[]> {
  const found: T[] = [];
  let after: readonly (string | number | boolean | null)[] | undefined;
  do {
    const { items, next } = await page(after);
    found.push(...items);
    after = next;
  } while (after !== undefined);
  return found;
}
