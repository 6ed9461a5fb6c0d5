import { ParameterKind } from '../metadata/index.js';
import { parameterDecorator } from './parameter-decorator.js';

/**
 * Puts the `AriContext` of the event into a parameter: connection, client, application.
 *
 * @example
 * @OnStasisStart()
 * greet(@AriEvent() event: StasisStart, @AriCtx() { connection, client }: AriContext) {}
 * @publicApi
 */
export function AriCtx(): ParameterDecorator {
  return parameterDecorator(ParameterKind.Context);
}
