import { expect, it } from 'vitest';
import { Ledger, type OpenLeg } from '../../lib/history/ledger/index.js';

const AT = '2026-11-27T10:00:00.000Z';

/** Long after the end of every call, in milliseconds. */
const LATER = (): number => performance.now() + 3_600_000;

function endedCall(): Ledger {
  const ledger = new Ledger();
  const leg = ledger.open('a', AT);
  leg.end('ended', AT);
  ledger.changed(leg);
  return ledger;
}

it('a call that is being written is not forgotten, however long that takes: it may come back', () => {
  const ledger = endedCall();
  const batch = ledger.take(10);
  ledger.forgetOver(LATER());
  ledger.giveBack(batch);
  expect(ledger.waiting).toBe(2);
  ledger.written(ledger.take(10));
  ledger.forgetOver(LATER());
  expect(ledger.size).toBe(0);
});

it('a call in two batches is remembered until both are written', () => {
  const ledger = endedCall();
  const first = ledger.take(10);
  const [call] = first.calls;
  if (call !== undefined) ledger.callChanged(call);
  ledger.written(ledger.take(10));
  ledger.forgetOver(LATER());
  expect(ledger.size).toBe(1);
  ledger.giveBack(first);
  expect(ledger.waiting).toBe(2);
});

it('a call of two tenants shows what is of its own tenant, and is named to the other by a channel of his', () => {
  const ledger = new Ledger();
  const [hers, his, nobodys] = ['a', 'b', 'c'].map((id) => ledger.open(id, AT));
  if (hers === undefined || his === undefined || nobodys === undefined) throw new Error('three were opened');
  [hers.tenant, his.tenant, his.dialled] = ['acme', 'umbrella', '1627'];
  const transfer = (to: string, at: string) => ({ kind: 'blind' as const, at, to });
  for (const [leg, to, at] of [
    [his, 'his', '2'],
    [nobodys, "nobody's", '3'],
    [hers, 'hers', '1'],
  ] as const) {
    ledger.callOf(leg).details.transfer(leg, transfer(to, at));
    ledger.callOf(leg).details.variable(leg, 'CUSTOMER', to);
    ledger.callOf(leg).details.recording(leg, to);
  }
  ledger.join(his, nobodys);
  ledger.join(hers, his);
  const call = ledger.callOf(hers);
  const row = call.record('recorder');
  expect(row).toMatchObject({ id: 'a', tenant: 'acme', legs: 3, variables: { CUSTOMER: 'hers' } });
  expect(row.transfers.map(({ to }) => to)).toEqual(['hers', "nobody's"]);
  expect([...row.recordings].sort()).toEqual(['hers', "nobody's"]);
  expect(row.called).toBeUndefined();
  const named = (leg: OpenLeg) => leg.record('recorder', call.id, call.namedBy(leg));
  expect(named(hers)).toMatchObject({ callId: 'a' });
  expect(named(hers)).not.toHaveProperty('partOf');
  expect(named(his)).toMatchObject({ callId: 'b', partOf: 'a' });
  // It moves to the tenant of the other: all of it is his.
  hers.tenant = 'umbrella';
  ledger.tenantChanged(hers);
  expect(ledger.take(10).legs).toHaveLength(3);
  expect(named(his)).toMatchObject({ callId: 'a' });
  expect(call.record('recorder')).toMatchObject({
    tenant: 'umbrella',
    called: '1627',
    variables: { CUSTOMER: 'hers' },
  });
  expect(call.record('recorder').transfers).toHaveLength(3);
});

it('a call that turns out to belong to another while its first row is being written leaves no row behind', () => {
  const ledger = new Ledger();
  const [older, newer] = [ledger.open('a', AT), ledger.open('b', AT)];
  const batch = ledger.take(10);
  expect(batch.calls.map(({ id }) => id)).toEqual(['a', 'b']);
  ledger.join(older, newer);
  // Written or not: part of it may be there.
  ledger.giveBack(batch);
  expect(ledger.take(10)).toMatchObject({ calls: [{ id: 'a' }], gone: [{ id: 'b' }] });
  expect(ledger.take(10).gone).toEqual([]);
});
