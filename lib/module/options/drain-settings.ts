import type { OptionChecks } from '../../client/internal.js';
import type { AriModuleOptions } from './ari-module-options.js';
import type { DrainOptions, NewCallsPolicy } from './drain-options.js';

const DEFAULT_TIMEOUT_MS = 10_000;

/** Checks how a connection is to be drained, and fills in the defaults. */
export function drainSettings(
  checks: OptionChecks<Pick<AriModuleOptions, 'drain' | 'drainTimeout'>>,
): Required<DrainOptions> {
  const drain = checks.inside('drain', { newCalls: true, timeout: true });
  const short = checks.time('drainTimeout', DEFAULT_TIMEOUT_MS, 0);
  if (checks.has('drainTimeout') && drain.has('timeout')) {
    checks.refuse('drainTimeout', 'and drain.timeout are the same: give one of them');
  }
  return { timeout: drain.time('timeout', short, 0), newCalls: newCalls(drain) };
}

function newCalls(drain: OptionChecks<DrainOptions>): NewCallsPolicy {
  const expected = 'must be continueInDialplan, refuse or { moveTo: <application> }';
  const policy = drain.given('newCalls', isPolicy, expected) ?? 'continueInDialplan';
  if (typeof policy !== 'object') return policy;
  const { moveTo } = policy;
  drain.inside('newCalls', { moveTo: true });
  return { moveTo };
}

function isPolicy(policy: unknown): policy is NewCallsPolicy {
  if (policy === 'continueInDialplan' || policy === 'refuse') return true;
  if (typeof policy !== 'object' || policy === null) return false;
  // The refusal of a misspelt name has the right one.
  if (!('moveTo' in policy)) return Object.keys(policy).length > 0;
  return typeof policy.moveTo === 'string' && policy.moveTo !== '';
}
