import { expect, it } from 'vitest';
import { Ledger } from '../../lib/history/ledger/index.js';

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
