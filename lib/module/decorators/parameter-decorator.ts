import { assignMetadata, type ParamData, type ParameterDecoratorOptions } from '@nestjs/common';
import { getParamArgsMetadata, ROUTE_ARGS_METADATA } from '@nestjs/common/internal';

/** What is known of a parameter beside its kind. */
export interface ParameterDetails extends ParameterDecoratorOptions {
  readonly data?: ParamData;
}

/**
 * Files a parameter where Nest keeps those of HTTP handlers: pipes given by their class are made only when Nest finds
 * them there.
 */
export function parameterDecorator(kind: number, details: ParameterDetails = {}): ParameterDecorator {
  return (target, method, index) => {
    if (method === undefined) throw new TypeError('an ARI parameter decorator belongs in a method, not a constructor');
    const earlier = getParamArgsMetadata(ROUTE_ARGS_METADATA, target, method, index);
    const parameters = assignMetadata(earlier, kind, index, { data: undefined, ...details });
    Reflect.defineMetadata(ROUTE_ARGS_METADATA, parameters, target.constructor, method);
  };
}
