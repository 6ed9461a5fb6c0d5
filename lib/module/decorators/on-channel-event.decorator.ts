import type { ChannelEventMap } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Calls the method with an event of a channel: a digit, a change of state, a hang-up, a bridge entered or left.
 *
 * @param name - name of the event.
 * @param match - conditions on the fields of the event.
 * @example
 * @OnChannelEvent('ChannelDtmfReceived', { digit: ['1', '2'] })
 * @publicApi
 */
export function OnChannelEvent<K extends keyof ChannelEventMap>(
  name: K,
  match?: EventMatch<ChannelEventMap[K]>,
  options?: AriHandlerOptions,
): HandlerDecorator<ChannelEventMap[K]> {
  return handlerDecorator(name, match, options);
}
