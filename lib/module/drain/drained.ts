import type { Logger } from '@nestjs/common';
import type { AriConnection } from '../connection/index.js';
import type { TurnedAwayCalls } from './turned-away-calls.js';

/** Takes no more calls, and waits until the handlers at work have ended or the patience of the connection has. */
export async function drained(connection: AriConnection, turnedAway: TurnedAwayCalls, logger: Logger): Promise<void> {
  connection.drain();
  const { name, settings } = connection;
  if (connection.hearsEvents) turnedAway.begin();
  const { timeout } = settings.drain;
  if (timeout > 0 && !(await within(timeout, atRest(connection)))) {
    logger.warn(`[${name}] handlers are still at work after ${timeout} ms; closing all the same`);
  }
}

/** Resolves when neither a listener nor anything that is done beside them is at work. */
async function atRest(connection: AriConnection): Promise<void> {
  // The end of a call may be what the last handler left behind.
  do await Promise.all([connection.idle(), connection.work.idle()]);
  while (connection.work.running > 0);
}

async function within(patience: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const done = await Promise.race([work.then(() => true), over]);
  clearTimeout(timer);
  return done;
}
