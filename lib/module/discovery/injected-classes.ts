import { Injectable } from '@nestjs/common';
import { PARAMTYPES_METADATA, PROPERTY_DEPS_METADATA, SELF_DECLARED_DEPS_METADATA } from '@nestjs/common/internal';
import { DiscoveryService } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/internal';

/** Tells who injects what, for checks at the start that a type cannot make. */
@Injectable()
export class InjectedClasses {
  readonly #discovery: DiscoveryService;

  constructor(discovery: DiscoveryService) {
    this.#discovery = discovery;
  }

  /** Name of the first class or factory of the application that injects the token, undefined where none does. */
  injectorOf(token: unknown): string | undefined {
    const wrappers = [
      ...this.#discovery.getProviders(),
      ...this.#discovery.getControllers(),
    ] as InstanceWrapper<object>[];
    return wrappers.find((wrapper) => injects(wrapper, token))?.name as string | undefined;
  }
}

function injects({ inject, metatype }: InstanceWrapper<object>, token: unknown): boolean {
  if (Array.isArray(inject)) return inject.includes(token as never);
  return typeof metatype === 'function' && tokensOf(metatype).includes(token);
}

/** Tokens of the constructor's parameters, those of `@Inject` in the place of their types, and of properties. */
function tokensOf(type: object): unknown[] {
  const parameters = [...((Reflect.getMetadata(PARAMTYPES_METADATA, type) as unknown[] | undefined) ?? [])];
  const named = (Reflect.getMetadata(SELF_DECLARED_DEPS_METADATA, type) ?? []) as { index: number; param: unknown }[];
  for (const { index, param } of named) parameters[index] = param;
  const properties = (Reflect.getMetadata(PROPERTY_DEPS_METADATA, type) ?? []) as { type: unknown }[];
  return [...parameters, ...properties.map((property) => property.type)];
}
