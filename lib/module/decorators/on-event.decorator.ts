import type { AnyAriEvent, AriEventMap } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Calls the method with every event of a name, or with every event there is (`'*'`), those included that this release
 * does not know. `StasisStart` comes whatever the origin of the channel; see `@OnStasisStart`.
 *
 * @param name - an event of Asterisk, one of your own that you added to `AriEventMap`, or `'*'`.
 * @param match - conditions on the fields of the event.
 * @example
 * @OnEvent('ChannelVarset', { variable: 'QUEUE' })
 * @publicApi
 */
export function OnEvent<K extends keyof AriEventMap>(
  name: K,
  match?: EventMatch<AriEventMap[K]>,
  options?: AriHandlerOptions,
): HandlerDecorator<AriEventMap[K]>;
export function OnEvent(
  name: '*',
  match?: EventMatch<Pick<AnyAriEvent, 'application' | 'timestamp' | 'asterisk_id'>>,
  options?: AriHandlerOptions,
): HandlerDecorator<AnyAriEvent>;
export function OnEvent(name: string, match?: object, options?: AriHandlerOptions): HandlerDecorator<AnyAriEvent> {
  return handlerDecorator(name, match, options);
}
