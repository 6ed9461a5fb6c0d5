import { ApplicationsRepository } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';

/**
 * Subscribes an application to all events of a channel up to ChannelDestroyed, with which the subscription ends by
 * itself. Resolves with whether Asterisk accepted it: it does not when the channel has already hung up.
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
