import type { EndpointEventMap } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Calls the method with an event of an endpoint: reachable or not, a contact registered, a text message. Asterisk sends
 * them to an application that subscribed: `subscriptions: ['endpoint:PJSIP']`, or `subscribeAll`.
 *
 * @param name - name of the event.
 * @param match - conditions on the fields of the event.
 * @example
 * @OnEndpointEvent('ContactStatusChange', { endpoint: ({ resource }) => resource === 'alice' })
 * @publicApi
 */
export function OnEndpointEvent<K extends keyof EndpointEventMap>(
  name: K,
  match?: EventMatch<EndpointEventMap[K]>,
  options?: AriHandlerOptions,
): HandlerDecorator<EndpointEventMap[K]> {
  return handlerDecorator(name, match, options);
}
