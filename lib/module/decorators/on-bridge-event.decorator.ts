import type { BridgeEventMap } from '../../client/index.js';
import { handlerDecorator } from '../handlers/handler-metadata.js';
import type { EventMatch } from './event-match.js';
import type { HandlerDecorator } from './handler-decorator.js';
import type { AriHandlerOptions } from './handler-options.js';

/**
 * Calls the method with an event of a bridge: made, gone, entered, left, merged, or a transfer that ended in it.
 *
 * @param name - name of the event.
 * @param match - conditions on the fields of the event.
 * @example
 * @OnBridgeEvent('ChannelEnteredBridge', { bridge: (bridge) => bridge.bridge_class === 'base' })
 */
export function OnBridgeEvent<K extends keyof BridgeEventMap>(
  name: K,
  match?: EventMatch<BridgeEventMap[K]>,
  options?: AriHandlerOptions,
): HandlerDecorator<BridgeEventMap[K]> {
  return handlerDecorator(name, match, options);
}
