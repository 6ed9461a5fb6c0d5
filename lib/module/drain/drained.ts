import type { Logger } from '@nestjs/common';
import type { AriConnection } from '../connection/index.js';
import type { CallsDuringShutdown } from './calls-during-shutdown.js';

/** How long the methods of `@OnCallEnd` may take at a shutdown, where `drain.timeout` is not shorter, in milliseconds. */
const CALL_ENDS_MS = 2_000;

/** What is to be done while a connection is drained. */
export interface DrainSteps {
  readonly duringShutdown: CallsDuringShutdown;
  /** Ends the calls that are still up, for this application. */
  readonly endCalls: () => Promise<void>;
  readonly logger: Logger;
}

/**
 * Takes no more calls, and waits until the handlers at work have ended or `drain.timeout` has passed. Then the calls that
 * are still up end for this application, while commands are still possible.
 */
export async function drained(
  connection: AriConnection,
  { duringShutdown, endCalls, logger }: DrainSteps,
): Promise<void> {
  connection.drain();
  const { name, settings } = connection;
  if (connection.hearsEvents) duringShutdown.begin();
  const { timeout } = settings.drain;
  if (timeout > 0 && !(await within(timeout, atRest(connection)))) {
    logger.warn(`[${name}] handlers are still at work after ${timeout} ms; closing all the same`);
  }
  const ended = endCalls();
  const limit = Math.min(timeout, CALL_ENDS_MS);
  if (limit > 0 && !(await within(limit, ended))) {
    logger.warn(`[${name}] @OnCallEnd methods are still at work after ${limit} ms; closing all the same`);
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
