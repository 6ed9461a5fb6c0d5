import { RequestMethod } from '@nestjs/common';
import { ModuleRef, type ApplicationConfig } from '@nestjs/core';
import { RoutePathFactory } from '@nestjs/core/router/route-path-factory.js';
import type { RestSettings } from '../options/index.js';
import type { Endpoint } from '../routes/index.js';
import { applicationConfigOf } from './nest-internals.js';

/** Where routes really are: behind the global prefix and the versions of the application. */
export class RoutePaths {
  readonly #config: ApplicationConfig;
  readonly #settings: Pick<RestSettings, 'path' | 'version'>;

  constructor(moduleRef: ModuleRef, settings: Pick<RestSettings, 'path' | 'version'>) {
    this.#config = applicationConfigOf(moduleRef);
    this.#settings = settings;
  }

  /** The paths of an endpoint, with `{pk}` for the key. */
  of(stream: string, { path, method }: Endpoint): string[] {
    const { path: base, version } = this.#settings;
    const paths = new RoutePathFactory(this.#config).create(
      {
        ctrlPath: `/${[base, stream].filter((part) => part !== '').join('/')}`,
        methodPath: path === '' ? undefined : `/${path}`,
        globalPrefix: this.#config.getGlobalPrefix(),
        controllerVersion: typeof version === 'object' ? [...version] : version,
        versioningOptions: this.#config.getVersioning(),
      },
      RequestMethod[method],
    );
    return paths.map((one) => `/${one.replace(/^\/+/, '')}`.replaceAll(/:(\w+)/g, '{$1}'));
  }
}
