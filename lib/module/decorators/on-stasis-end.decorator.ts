import type { StasisEnd } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch, OriginMatch } from './event-match.js';

/**
 * Which channels a handler of `StasisEnd` takes.
 * @publicApi
 */
export type StasisEndMatch = EventMatch<StasisEnd> & OriginMatch;

/**
 * Calls the method when a channel has left the application: it hung up, went on in the dialplan, or was moved to
 * another application. Commands for it fail from then on, unless it is in an application again. Without `origin` these
 * are callers alone, as with `@OnStasisStart`: the origin is the one with which the channel entered. In a `perCall`
 * controller the clean-up of a call belongs into `@OnCallEnd`, which runs once a call, after a transfer and after a gap
 * in the events too.
 *
 * @param match - conditions on the event.
 * @example
 * @OnStasisEnd()
 * @OnStasisEnd({ origin: ['snoop', 'externalMedia'] })
 * @publicApi
 */
export function OnStasisEnd(match: StasisEndMatch = {}, options?: AriHandlerOptions): HandlerDecorator<StasisEnd> {
  return handlerDecorator('StasisEnd', { ...match, origin: match.origin ?? 'incoming' }, options);
}
