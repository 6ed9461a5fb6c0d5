import { Inject, type InjectionToken } from '@nestjs/common';
import { AriClient, type RepositoryClass } from '../../client/index.js';

/** Name of the connection that has none of its own. */
export const DEFAULT_CONNECTION = 'default';

/** Token of a connection's client: the class `AriClient` for the default one, a text for a named one. */
export function getAriClientToken(name: string = DEFAULT_CONNECTION): InjectionToken<AriClient> {
  return name === DEFAULT_CONNECTION ? AriClient : `AriClient:${name}`;
}

/**
 * Token of a connection's repository: the class itself for the default one, a text for a named one. Tests put a fake
 * in its place: `overrideProvider(getAriRepositoryToken(ChannelsRepository, 'berlin')).useValue(fake)`.
 */
export function getAriRepositoryToken(repository: RepositoryClass, name: string = DEFAULT_CONNECTION): InjectionToken {
  return name === DEFAULT_CONNECTION ? repository : `${repository.name}:${name}`;
}

/** Token of a connection's options, for tests that point an application at another server. */
export function getAriOptionsToken(name: string = DEFAULT_CONNECTION): InjectionToken {
  return `AriModuleOptions:${name}`;
}

/**
 * Injects the client of a named connection. The default one needs no decorator: ask for `AriClient`.
 *
 * @example
 * constructor(@InjectAri('berlin') private readonly berlin: AriClient) {}
 */
export function InjectAri(name?: string): ParameterDecorator & PropertyDecorator {
  return Inject(getAriClientToken(name));
}

/**
 * Injects a repository of a named connection. Those of the default one need no decorator: ask for the class.
 *
 * @example
 * constructor(@InjectAriRepository(ChannelsRepository, 'berlin') private readonly channels: ChannelsRepository) {}
 */
export function InjectAriRepository(
  repository: RepositoryClass,
  name?: string,
): ParameterDecorator & PropertyDecorator {
  return Inject(getAriRepositoryToken(repository, name));
}
