import { expect, it } from 'vitest';
import { allCases } from './cases/all-cases.js';

/** What the real server refuses in the rows of the contract, which are held to it: status and words, by operation. */
function seen(): Record<string, string[]> {
  const refusals = new Map<string, Set<string>>();
  for (const { operation, status, message } of allCases) {
    if (status < 400) continue;
    const said = message === undefined ? '' : ` ${message.replace(/\{\w+\}/g, '…')}`;
    refusals.set(operation, (refusals.get(operation) ?? new Set()).add(`${status}${said}`));
  }
  const sorted = [...refusals].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([operation, lines]) => [operation, [...lines].toSorted()]));
}

// After a change of rows: npx vitest run test/contract/seen-refusals -u
it('the pages of the reference show the refusals that this suite has seen on a real Asterisk', async () => {
  const file = '../../lib/codegen/print/markdown/seen-refusals.json';
  await expect(`${JSON.stringify(seen(), undefined, 2)}\n`).toMatchFileSnapshot(file);
});
