import { OPERATIONS } from '../generated/internal.js';
import type { Operation, ServerRelease } from '../repository/index.js';

/** Names in one line of the log. */
const NAMED = 12;

/** Says which operations a server lacks because it is older than this library; undefined where it has them all. */
export function whatItLacks(release: ServerRelease): string | undefined {
  const operations: Operation[] = Object.values(OPERATIONS).flatMap((table) => Object.values<Operation>(table));
  const missing = operations.filter(({ since }) => !release.offers(since)).map(({ name }) => name);
  if (missing.length === 0) return undefined;
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  const lacks = `does not have ${missing.length} of ${operations.length} operations`;
  return `Asterisk ${release.version} ${lacks} of this library: ${missing.slice(0, NAMED).join(', ')}${more}`;
}
