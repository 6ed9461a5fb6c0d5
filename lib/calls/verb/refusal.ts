import {
  AriConfigurationException,
  AriException,
  AriHttpException,
  AriInvalidCallException,
  type Channel,
} from '../../client/index.js';
import type { VerbEnd } from './verb-end.js';
import type { VerbScope } from './verb-scope.js';

/** How long after a command that found no channel the news of its end may come, in milliseconds. */
const NEWS_WITHIN_MS = 3_000;

/** What Asterisk answers about a channel that is going or gone: not found, not in Stasis, hung up. */
const GOING = [404, 409, 412];

/**
 * Makes an outcome of what a verb failed with. A command that came too late, because the call was ending, ends the verb
 * as the call does.
 *
 * @throws The error itself, where the program is wrong and not the call.
 */
export async function refusal(error: unknown, channel: Channel, scope: VerbScope): Promise<VerbEnd> {
  if (!(error instanceof AriException)) throw error;
  if (error instanceof AriConfigurationException || error instanceof AriInvalidCallException) throw error;
  if (error instanceof AriHttpException && GOING.includes(error.status)) {
    const end = await channel.ended({ timeout: NEWS_WITHIN_MS, signal: scope.signal });
    if (end.outcome !== 'timeout') return end;
  }
  return { outcome: 'refused', error };
}
