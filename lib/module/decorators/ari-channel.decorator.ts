import { ParameterKind } from '../metadata/index.js';
import type { ParameterPipe } from './ari-event.decorator.js';
import { parameterDecorator } from './parameter-decorator.js';

/**
 * Puts the channel of the event into a parameter; undefined where the event came without one.
 *
 * @throws {AriConfigurationException} when the application starts: events of this kind have no channel.
 * @example
 * @OnStasisStart()
 * greet(@AriChannel() channel: Channel) {
 *   return channel.answer();
 * }
 * @publicApi
 */
export function AriChannel(...pipes: readonly ParameterPipe[]): ParameterDecorator {
  return parameterDecorator(ParameterKind.Channel, { pipes: [...pipes] });
}
