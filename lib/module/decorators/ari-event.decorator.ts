import type { ParameterDecoratorOptions, PipeTransform, Type } from '@nestjs/common';
import { isParameterDecoratorOptions } from '@nestjs/common/internal';
import { ParameterKind } from '../metadata/index.js';
import { parameterDecorator } from './parameter-decorator.js';

/**
 * A pipe, or the class of one that Nest makes.
 * @publicApi
 */
export type ParameterPipe = PipeTransform | Type<PipeTransform>;

/**
 * Puts the event, or one field of it, into a parameter, through the pipes that are given. A `schema` (zod, valibot,
 * any Standard Schema) checks the value; what it makes of it is what the parameter gets. To the pipes the value is a
 * `body`, so that Nest's `ValidationPipe` acts on it.
 *
 * @throws {AriConfigurationException} when the application starts: the event of the handler has no such field.
 * @example
 * @OnChannelEvent('ChannelDtmfReceived')
 * press(@AriEvent('digit', ParseIntPipe) digit: number, @AriChannel() channel: Channel) {}
 *
 * @OnChannelEvent('ChannelUserevent')
 * survey(@AriEvent('userevent', { schema: z.object({ score: z.coerce.number() }) }) answer: { score: number }) {}
 * @publicApi
 */
export function AriEvent(): ParameterDecorator;
export function AriEvent(field: string, options: ParameterDecoratorOptions): ParameterDecorator;
export function AriEvent(field: string, ...pipes: readonly ParameterPipe[]): ParameterDecorator;
export function AriEvent(options: ParameterDecoratorOptions): ParameterDecorator;
export function AriEvent(...pipes: readonly ParameterPipe[]): ParameterDecorator;
export function AriEvent(
  ...given: readonly (string | ParameterDecoratorOptions | ParameterPipe)[]
): ParameterDecorator {
  const [first] = given;
  const data = typeof first === 'string' ? first : undefined;
  const rest = data === undefined ? given : given.slice(1);
  const [options] = rest;
  if (isParameterDecoratorOptions(options)) return parameterDecorator(ParameterKind.Event, { ...options, data });
  return parameterDecorator(ParameterKind.Event, { data, pipes: rest as ParameterPipe[] });
}
