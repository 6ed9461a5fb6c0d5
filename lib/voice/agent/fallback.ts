import { AriHttpException, type Channel } from '../../client/index.js';
import type { TalkOutcome } from '../ports/index.js';
import type { VoiceAgentSettings } from './voice-agent-options.js';

/** Sends a caller on when the agent can do no more. Never rejects. */
export async function sendOn(
  channel: Channel,
  outcome: TalkOutcome,
  { noInput, onModelLost }: Pick<VoiceAgentSettings, 'noInput' | 'onModelLost'>,
): Promise<void> {
  if (outcome !== 'noInput' && outcome !== 'modelLost') return;
  const fallback = outcome === 'noInput' ? noInput.last : onModelLost;
  try {
    if (fallback === 'hangup') await channel.hangup({ ifGone: 'ignore' });
    else if (fallback === 'continueInDialplan') await channel.continueInDialplan();
  } catch (error) {
    // The caller has left meanwhile.
    if (error instanceof AriHttpException && (error.status === 404 || error.status === 409)) return;
    const words = error instanceof Error ? error.message : String(error);
    process.emitWarning(`[voice] channel ${channel.id}: after the agent was lost: ${words}`, 'AriWarning');
  }
}
