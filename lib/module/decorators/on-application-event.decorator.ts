import type { ApplicationEventMap } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Calls the method with an event of a Stasis application: registered, taken by another program, or a channel that could
 * not be moved into one.
 *
 * @param name - name of the event.
 * @param match - conditions on the fields of the event.
 * @example
 * @OnApplicationEvent('ApplicationMoveFailed')
 * @publicApi
 */
export function OnApplicationEvent<K extends keyof ApplicationEventMap>(
  name: K,
  match?: EventMatch<ApplicationEventMap[K]>,
  options?: AriHandlerOptions,
): HandlerDecorator<ApplicationEventMap[K]> {
  return handlerDecorator(name, match, options);
}
