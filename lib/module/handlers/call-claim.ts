import type { Logger } from '@nestjs/common';
import { AriIllegalStateException, AriNotFoundException, type CallBroadcast } from '../../client/index.js';
import type { AriConnection } from '../connection/index.js';
import type { Invoke } from '../hearing/index.js';

/** A handler that decides by `true` whether a call on offer is claimed; none is while the application shuts down. */
export function claiming(decide: Invoke, connection: AriConnection, logger: Logger): Invoke {
  return async (event) => {
    if (connection.draining) return;
    const wanted = await decide(event);
    if (wanted === true && !connection.draining) await claim(event as CallBroadcast, connection, logger);
  };
}

/** That somebody else was faster is part of normal work, and so is a caller who has hung up. */
async function claim({ channel, application }: CallBroadcast, { name, client }: AriConnection, logger: Logger) {
  try {
    await client.events.claimChannel({ channelId: channel.id, application });
  } catch (error) {
    const taken = error instanceof AriIllegalStateException;
    if (!taken && !(error instanceof AriNotFoundException && error.gone)) throw error;
    logger.debug(
      `[${name}] ${application} does not get ${channel.id}: ${taken ? 'claimed before' : 'no more on offer'}`,
    );
  }
}
