import { Inject, type InjectionToken } from '@nestjs/common';
import { Ari, type RepositoryClass } from '../../client/index.js';

/**
 * Name of the connection that has none of its own.
 * @publicApi
 */
export const DEFAULT_CONNECTION = 'default';

/**
 * Token of a connection: the class `Ari` for the default one, a string for a named one. Tests put a fake in its place:
 * `overrideProvider(getAriToken('berlin')).useValue(fake)`.
 * @publicApi
 */
export function getAriToken(name: string = DEFAULT_CONNECTION): InjectionToken<Ari> {
  return name === DEFAULT_CONNECTION ? Ari : `Ari:${name}`;
}

/**
 * Token of a connection's repository: the class itself for the default one, a string for a named one. Tests put a fake
 * in its place: `overrideProvider(getAriRepositoryToken(ChannelsRepository, 'berlin')).useValue(fake)`.
 * @publicApi
 */
export function getAriRepositoryToken(repository: RepositoryClass, name: string = DEFAULT_CONNECTION): InjectionToken {
  return name === DEFAULT_CONNECTION ? repository : `${repository.name}:${name}`;
}

/**
 * Token of a connection's options, for tests that point an application at another server.
 * @publicApi
 */
export function getAriOptionsToken(name: string = DEFAULT_CONNECTION): InjectionToken {
  return `AriModuleOptions:${name}`;
}

/**
 * Injects a named connection. The default one needs no decorator: ask for `Ari`, or for `AriClient` or `AriServer` where
 * the class needs what only one of them has.
 *
 * @example
 * constructor(@InjectAri('berlin') private readonly berlin: Ari) {}
 * @publicApi
 */
export function InjectAri(name?: string): ParameterDecorator & PropertyDecorator {
  return Inject(getAriToken(name));
}

/**
 * Injects a repository of a named connection. Those of the default one need no decorator: ask for the class.
 *
 * @example
 * constructor(@InjectAriRepository(ChannelsRepository, 'berlin') private readonly channels: ChannelsRepository) {}
 * @publicApi
 */
export function InjectAriRepository(
  repository: RepositoryClass,
  name?: string,
): ParameterDecorator & PropertyDecorator {
  return Inject(getAriRepositoryToken(repository, name));
}
