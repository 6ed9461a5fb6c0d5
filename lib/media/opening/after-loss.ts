import { AriHttpException, type Channel } from '../../client/index.js';
import type { MediaEnd } from '../figures/index.js';
import type { MediaLostReaction } from './open-media-options.js';

/** The sound is lost, and the caller may still be there, in silence. Never rejects. */
export async function afterLoss(channel: Channel, end: MediaEnd, reaction: MediaLostReaction): Promise<void> {
  try {
    if (reaction === 'hangup') await channel.hangup({ ifGone: 'ignore' });
    else if (reaction === 'continueInDialplan') await channel.continueInDialplan();
    else if (reaction !== 'keep') await reaction(channel, end);
  } catch (error) {
    // The caller has left meanwhile, or Asterisk itself is gone.
    if (error instanceof AriHttpException && (error.status === 404 || error.status === 409)) return;
    const words = error instanceof Error ? error.message : String(error);
    process.emitWarning(`[media] channel ${channel.id}: after its sound was lost: ${words}`, 'AriWarning');
  }
}
