import { OPERATIONS } from '../../../lib/client/internal.js';
import { PINNED_ASTERISK_VERSION } from '../../asterisk/pinned-version.js';
import { requireAsterisk } from '../../setup/describe-on-asterisk.js';
import type { DescribedOperation } from './described-operation.js';

/**
 * The operations that both the server and the client have. On the pinned version that is all of them, or the test
 * fails; another version is compared in what is common, and the rest is said in one line.
 */
export function commonOperations(described: readonly DescribedOperation[]): DescribedOperation[] {
  const known: Readonly<Record<string, Readonly<Record<string, unknown>>>> = OPERATIONS;
  const missing = described.filter(({ resource, method }) => known[resource]?.[method] === undefined);
  if (missing.length === 0) return [...described];
  const names = missing.map(({ name }) => name).join(', ');
  const { version } = requireAsterisk();
  if (version === PINNED_ASTERISK_VERSION) throw new Error(`the client lacks ${names}`);
  process.stderr.write(`\n!!! Asterisk ${version} has operations that the client lacks: ${names}\n\n`);
  return described.filter((operation) => !missing.includes(operation));
}

/** How many operations the client has; every one of them is on a server of the pinned version. */
export function operationsOfTheClient(): string[] {
  return Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
    Object.keys(operations).map((method) => `${resource}.${method}`),
  );
}
