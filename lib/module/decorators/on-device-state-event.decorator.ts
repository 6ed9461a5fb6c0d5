import type { DeviceStateEventMap } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Calls the method when the state of a device has changed: idle, ringing, in use. Asterisk tells it to an application
 * that subscribed: `subscriptions: ['deviceState:Stasis:lamp']`, or `subscribeAll`.
 *
 * @param name - name of the event.
 * @param match - conditions on the fields of the event.
 * @example
 * @OnDeviceStateEvent('DeviceStateChanged')
 * @publicApi
 */
export function OnDeviceStateEvent<K extends keyof DeviceStateEventMap>(
  name: K,
  match?: EventMatch<DeviceStateEventMap[K]>,
  options?: AriHandlerOptions,
): HandlerDecorator<DeviceStateEventMap[K]> {
  return handlerDecorator(name, match, options);
}
