import { Controller, Injectable, Scope } from '@nestjs/common';
import { AriController } from 'nestjs-ari';

/** What carries the handler. */
export type HostKind = 'a provider' | 'an @AriController' | 'a @Controller';

/** A way to bind something to a handler. */
export interface EnhancerCase {
  readonly host: HostKind;
  readonly level: 'method' | 'class';
  readonly scope: 'static' | 'request-scoped';
}

const HOSTS: readonly HostKind[] = ['a provider', 'an @AriController', 'a @Controller'];

/** Every host, at both levels, static and request-scoped. */
export const ENHANCER_CASES: readonly EnhancerCase[] = HOSTS.flatMap((host) =>
  (['method', 'class'] as const).flatMap((level) =>
    (['static', 'request-scoped'] as const).map((scope) => ({ host, level, scope })),
  ),
);

/** The class decorator of a host. */
export function hostDecorator({ host, scope }: EnhancerCase): ClassDecorator {
  const options = { scope: scope === 'static' ? Scope.DEFAULT : Scope.REQUEST };
  if (host === 'a provider') return Injectable(options);
  return host === 'a @Controller' ? Controller({ path: 'host', ...options }) : AriController(options);
}

/** Where Nest wants a host: among the providers or the controllers. */
export function hostedAs({ host }: EnhancerCase, type: new (...args: never[]) => object) {
  return host === 'a @Controller' ? { controllers: [type] } : { providers: [type] };
}

/** The decorator, if it is bound at this level. */
export function atLevel(
  enhancer: ClassDecorator & MethodDecorator,
  wanted: EnhancerCase['level'],
  { level }: EnhancerCase,
): ClassDecorator & MethodDecorator {
  const nothing = (): void => {};
  return level === wanted ? enhancer : nothing;
}
