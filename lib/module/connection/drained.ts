import type { Logger } from '@nestjs/common';
import type { AriClient } from '../../client/index.js';
import type { AriConnection } from './ari-connection.js';

/** Takes no more calls, and waits until the handlers at work have ended or the patience of the connection has. */
export async function drained(connection: AriConnection, logger: Logger): Promise<void> {
  connection.drain();
  const { name, settings } = connection;
  const client: Partial<AriClient> = connection.client;
  if (client.idle === undefined || settings.drainTimeout === 0) return;
  if (connection.hearsEvents) {
    connection.client.on('StasisStart', ({ channel }) =>
      logger.warn(`[${name}] shutting down: channel ${channel.id} arrived and no handler takes it`),
    );
  }
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), settings.drainTimeout);
  });
  const idle = await Promise.race([client.idle().then(() => true), patience]);
  clearTimeout(timer);
  if (!idle)
    logger.warn(`[${name}] handlers are still at work after ${settings.drainTimeout} ms; closing all the same`);
}
