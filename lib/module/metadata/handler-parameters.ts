import type { ParamData } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import type { AriContext } from '../execution-context/index.js';

/**
 * Kinds of parameters. Nest's validating pipes act on the body of a request, whose number is 3, and leave numbers they
 * do not know alone: the event is the body.
 */
export const ParameterKind = { Event: 3, Channel: 20, Bridge: 21, StasisArguments: 22, Context: 23 } as const;

/** One decorated parameter, as Nest keeps it. */
export interface HandlerParameter {
  readonly index: number;
  readonly kind: number;
  readonly data: ParamData | undefined;
  readonly pipes: readonly unknown[];
}

interface StoredParameter {
  readonly index: number;
  readonly data?: ParamData;
  readonly pipes?: readonly unknown[];
}

/** The decorated parameters of a method. */
export function handlerParameters(type: object, method: string): HandlerParameter[] {
  const stored = (Reflect.getMetadata(ROUTE_ARGS_METADATA, type, method) ?? {}) as Record<string, StoredParameter>;
  return Object.entries(stored).map(([key, { index, data, pipes = [] }]) => ({
    index,
    kind: Number(key.split(':', 1)[0]),
    data,
    pipes,
  }));
}

/** Field of the event that a parameter carries; undefined where it carries the whole event or none of it. */
export function parameterField({ kind, data }: Pick<HandlerParameter, 'kind' | 'data'>): string | undefined {
  if (kind === ParameterKind.Event) return typeof data === 'string' ? data : undefined;
  if (kind === ParameterKind.Channel) return 'channel';
  if (kind === ParameterKind.Bridge) return 'bridge';
  return kind === ParameterKind.StasisArguments ? 'args' : undefined;
}

/** Hands Nest the value of a parameter, out of the arguments of a handler: event and context. */
export class HandlerParameters {
  exchangeKeyForValue(kind: number, data: ParamData, [event, context]: readonly [object, AriContext]): unknown {
    if (kind === ParameterKind.Context) return context;
    const field = parameterField({ kind, data });
    if (field === undefined) return kind === ParameterKind.Event ? event : undefined;
    const value: unknown = (event as Readonly<Record<string, unknown>>)[field];
    const one = kind === ParameterKind.StasisArguments && typeof data === 'number';
    return one && Array.isArray(value) ? value[data] : value;
  }
}
