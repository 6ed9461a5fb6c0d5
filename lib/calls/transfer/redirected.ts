import { AriAbortedException, type Channel } from '../../client/index.js';
import { CallSurroundings, OptionChecks } from '../../client/internal.js';
import type { DialTargets } from '../dial/index.js';
import { ifPossible } from '../verb/index.js';
import type { RedirectOptions } from './transfer-options.js';
import type { TransferResult } from './transfer-result.js';

/** Sends the telephone of a party to another endpoint of its technology, and waits until its call has left. */
export async function redirected(channel: Channel, to: DialTargets, options: RedirectOptions): Promise<TransferResult> {
  const { connection } = new CallSurroundings(channel);
  const known = { mode: true, signal: true, timeout: true } as const;
  const checks = new OptionChecks<RedirectOptions>({ connection, field: 'transfer' }, options, known);
  const timeout = checks.time('timeout', 10_000);
  const { signal } = options;
  if (typeof to !== 'string') return checks.refuse('mode', 'must be blind or warm for more than one endpoint');
  if (signal?.aborted === true) return { outcome: 'aborted' };
  const asked = await ifPossible(channel.redirect(to));
  try {
    const end = await channel.leftStasis({ timeout: asked ? timeout : GOING_MS, signal });
    if (end.outcome === 'timeout') return { outcome: 'refused' };
    return { outcome: asked ? 'redirected' : 'hangup' };
  } catch (error) {
    if (error instanceof AriAbortedException) return { outcome: 'aborted' };
    throw error;
  }
}

/** How long after a refusal the news may come that the party has hung up, in milliseconds. */
const GOING_MS = 500;
