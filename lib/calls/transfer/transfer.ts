import type { Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { dial, type DialOptions, type DialResult, type DialTargets } from '../dial/index.js';
import { dialWithSteps } from '../dial/internal.js';
import { traced } from '../verb/index.js';
import { consultation } from './consultation.js';
import { redirected } from './redirected.js';
import type { TransferOptions, WarmTransferOptions } from './transfer-options.js';
import type { TransferResult } from './transfer-result.js';
import { transferVerb } from './transfer-story.js';

/**
 * Hands a party over to somebody else. `blind` (default): this application calls the destination, and the party hears it
 * ring. `warm`: the party hears music while the destination hears who is there, by a sound or by an agent, and takes
 * the party or does not. `redirect`: the party's own telephone is sent there, by REFER when it has been answered and by
 * 302 before that, and its call leaves this application.
 *
 * Resolves when the party is alone again or gone: a transferred party talks before that. A destination that does not take the party
 * gives it back: `returned`.
 *
 * @throws {AriConfigurationException} an option is unknown or wrong.
 * @publicApi
 */
export async function transfer(
  channel: Channel,
  to: DialTargets,
  options: TransferOptions = {},
): Promise<TransferResult> {
  return traced(channel, transferVerb(to, options), { run: () => transferred(channel, to, options) });
}

async function transferred(channel: Channel, to: DialTargets, options: TransferOptions): Promise<TransferResult> {
  if (options.mode === 'redirect') return redirected(channel, to, options);
  if (options.mode === 'warm') return outcome(await warm(channel, to, options));
  const { mode: _, ...rest } = options;
  return outcome(await dial(channel, to, rest));
}

function outcome(result: DialResult): TransferResult {
  if (result.outcome === 'completed') return { outcome: 'transferred', dial: result };
  if (result.outcome === 'canceled') return { outcome: 'hangup', dial: result };
  if (result.outcome === 'aborted') return { outcome: 'aborted', dial: result };
  return { outcome: 'returned', dial: result };
}

function warm(channel: Channel, to: DialTargets, options: WarmTransferOptions): Promise<DialResult> {
  const { mode: _, briefing, agent, accept = '1', decline = '2', decideWithin, attempts, ...rest } = options;
  const dialled: DialOptions = { answerOnBridge: false, ...rest, callerHears: 'music' };
  if (agent !== undefined) {
    const consent = consultation({ agent, briefing, accept, decline, surroundings: new CallSurroundings(channel) });
    return dialWithSteps(channel, to, dialled, { consent });
  }
  if (briefing === undefined) return dial(channel, to, dialled);
  const confirm = { media: briefing, accept, decline, timeout: decideWithin, attempts };
  return dial(channel, to, { ...dialled, confirm });
}
