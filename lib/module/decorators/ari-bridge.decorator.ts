import { ParameterKind } from '../metadata/index.js';
import type { ParameterPipe } from './ari-event.decorator.js';
import { parameterDecorator } from './parameter-decorator.js';

/**
 * Puts the bridge of the event into a parameter; undefined where the event came without one.
 *
 * @throws {AriConfigurationException} when the application starts: events of this kind have no bridge.
 * @example
 * @OnBridgeEvent('ChannelLeftBridge')
 * async left(@AriBridge() bridge: Bridge) {
 *   if (bridge.channels.length === 0) await bridge.destroy();
 * }
 * @publicApi
 */
export function AriBridge(...pipes: readonly ParameterPipe[]): ParameterDecorator {
  return parameterDecorator(ParameterKind.Bridge, { pipes: [...pipes] });
}
