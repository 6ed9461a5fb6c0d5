import type { ParameterPipe } from './ari-event.decorator.js';
import { ParameterKind } from '../metadata/index.js';
import { parameterDecorator } from './parameter-decorator.js';

/**
 * Puts the arguments of `Stasis()` into a parameter: all of them, or the one at an index, counted from 0 and undefined
 * where there are fewer.
 *
 * @throws {AriConfigurationException} when the application starts: events of this kind have no arguments.
 * @example
 * // exten => 100,1,Stasis(queue,sales)
 * @OnStasisStart()
 * enqueue(@AriChannel() channel: Channel, @StasisArgs(0) queue: string) {}
 * @publicApi
 */
export function StasisArgs(index?: number, ...pipes: readonly ParameterPipe[]): ParameterDecorator {
  return parameterDecorator(ParameterKind.StasisArguments, { data: index, pipes: [...pipes] });
}
