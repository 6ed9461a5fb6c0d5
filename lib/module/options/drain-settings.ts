import type { AriModuleOptions } from './ari-module-options.js';
import type { DrainOptions, NewCallsPolicy } from './drain-options.js';

/** Node runs a timer that is longer than this at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

const KNOWN = ['newCalls', 'timeout'];

type Refuse = (field: string, expected: string) => never;

/**
 * Checks how a connection is to be drained, and fills in the defaults.
 *
 * @param refuse - told the field that is wrong, and what it should be.
 */
export function drainSettings(
  { drain = {}, drainTimeout }: Pick<AriModuleOptions, 'drain' | 'drainTimeout'>,
  refuse: Refuse,
): Required<DrainOptions> {
  if (typeof drain !== 'object' || drain === null) return refuse('drain', 'must be an object with newCalls, timeout');
  const unknown = Object.keys(drain).find((key) => !KNOWN.includes(key));
  if (unknown !== undefined) return refuse(`drain.${unknown}`, `is not an option; known are ${KNOWN.join(', ')}`);
  if (drainTimeout !== undefined && drain.timeout !== undefined) {
    return refuse('drainTimeout', 'and drain.timeout are the same: give one of them');
  }
  const timeout = drain.timeout ?? drainTimeout ?? 10_000;
  if (!Number.isSafeInteger(timeout) || timeout < 0 || timeout > LONGEST_TIMER) {
    const field = drain.timeout === undefined ? 'drainTimeout' : 'drain.timeout';
    return refuse(field, `must be a whole number of milliseconds from 0 to ${LONGEST_TIMER}`);
  }
  const { newCalls = 'continueInDialplan' } = drain;
  if (isPolicy(newCalls)) return { newCalls, timeout };
  return refuse('drain.newCalls', 'must be continueInDialplan, refuse or { moveTo: <application> }');
}

function isPolicy(policy: unknown): policy is NewCallsPolicy {
  if (policy === 'continueInDialplan' || policy === 'refuse') return true;
  if (typeof policy !== 'object' || policy === null) return false;
  const { moveTo, ...rest } = policy as Partial<Record<string, unknown>>;
  return typeof moveTo === 'string' && moveTo !== '' && Object.keys(rest).length === 0;
}
