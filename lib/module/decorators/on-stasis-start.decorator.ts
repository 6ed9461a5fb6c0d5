import type { StasisStart } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch, OriginMatch } from './event-match.js';

/**
 * Which channels a handler of `StasisStart` takes.
 * @publicApi
 */
export type StasisStartMatch = EventMatch<StasisStart> & OriginMatch;

/**
 * Calls the method when a channel has arrived in the application. Without `origin` these are callers alone: a leg that
 * the application placed itself, a snoop channel or external media enters in the same way and must not be greeted.
 *
 * @param match - conditions on the event; `args` compares the first arguments of `Stasis()`.
 * @example
 * @OnStasisStart({ args: ['sales'] })
 * @OnStasisStart({ origin: ['originated', 'moved'] })
 * @publicApi
 */
export function OnStasisStart(
  match: StasisStartMatch = {},
  options?: AriHandlerOptions,
): HandlerDecorator<StasisStart> {
  return handlerDecorator('StasisStart', { ...match, origin: match.origin ?? 'incoming' }, options);
}
