import type { AriResync } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Which comparisons with Asterisk a handler wants to know of.
 * @publicApi
 */
export type AriResyncMatch = EventMatch<Omit<AriResync, 'application' | 'timestamp' | 'asterisk_id' | 'connection'>> & {
  /** Name of the connection. Default: that of the controller. */
  readonly connection?: string;
  /** `true`: also after the first connect, where calls were found that nobody owns. Default `false`. */
  readonly atStart?: boolean;
};

/**
 * Calls the method when the event socket is back after a gap, with what the client found out by comparing: calls that
 * ended unseen, calls that nobody owns, calls in another state. Events of the gap are lost; none is made up. It concerns
 * every application of the connection. In a `perCall` controller it is called for each call that is still there.
 *
 * @param match - conditions on what was found, and the connection.
 * @example
 * @OnAriResync()
 * async back({ gapMs, restarted, ended, appeared }: AriResync) {
 *   for (const channel of appeared) await this.takeOver(channel);
 * }
 * @publicApi
 */
export function OnAriResync(
  { connection, ...match }: AriResyncMatch = {},
  options?: AriHandlerOptions,
): HandlerDecorator<AriResync> {
  return handlerDecorator('AriResync', match, options, { connection });
}
