import { ApplicationsRepository } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';

/**
 * Has Asterisk tell an application all about a channel, to its ChannelDestroyed; with that the subscription ends by
 * itself. Tells whether Asterisk has agreed: it does not when the channel has hung up already.
 */
export async function subscribeToChannel(
  context: EntityContext,
  channelId: string,
  application: string,
): Promise<boolean> {
  try {
    await context.repository(ApplicationsRepository).subscribe(application, { eventSource: `channel:${channelId}` });
    return true;
  } catch {
    return false;
  }
}
