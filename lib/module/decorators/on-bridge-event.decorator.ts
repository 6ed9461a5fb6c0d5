import type { BridgeEventMap } from '../../client/index.js';
import { type HandlerDecorator, type AriHandlerOptions, handlerDecorator } from '../metadata/index.js';
import type { EventMatch } from './event-match.js';

/**
 * Calls the method with an event of a bridge: made, gone, entered, left, merged, or a transfer that ended in it.
 *
 * @param name - name of the event.
 * @param match - conditions on the fields of the event.
 * @example
 * @OnBridgeEvent('ChannelEnteredBridge', { bridge: (bridge) => bridge.bridge_class === 'base' })
 * @publicApi
 */
export function OnBridgeEvent<K extends keyof BridgeEventMap>(
  name: K,
  match?: EventMatch<BridgeEventMap[K]>,
  options?: AriHandlerOptions,
): HandlerDecorator<BridgeEventMap[K]> {
  return handlerDecorator(name, match, options);
}
