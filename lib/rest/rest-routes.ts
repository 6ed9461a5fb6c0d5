import { Inject, Injectable, type Type } from '@nestjs/common';
import {
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  EXCEPTION_FILTERS_METADATA,
  PIPES_METADATA,
} from '@nestjs/common/constants.js';
import { ModulesContainer, ModuleRef } from '@nestjs/core';
import type { Module } from '@nestjs/core/internal';
import { ResourceConfigurationException } from '../resources/index.js';
import { ResourceExplorer, type DiscoveredBinding } from '../resources/internal.js';
import { REST_SETTINGS, type RestSettings } from './options/index.js';
import { documentController } from './openapi/index.js';
import { endpointsOf, resourceController } from './routes/index.js';

const ENHANCERS = {
  [GUARDS_METADATA]: 'guard',
  [INTERCEPTORS_METADATA]: 'interceptor',
  [EXCEPTION_FILTERS_METADATA]: 'filter',
  [PIPES_METADATA]: 'pipe',
} as const;

/**
 * Gives the module a controller for each binding of the application, while Nest makes its providers: the controllers of a
 * module are made, and their routes registered, only after that. The one place that touches Nest's modules.
 */
@Injectable()
export class RestRoutes {
  /** @throws {ResourceConfigurationException} a stream or an action has a name that no path can have. */
  constructor(
    @Inject(REST_SETTINGS) settings: RestSettings,
    explorer: ResourceExplorer,
    modules: ModulesContainer,
    moduleRef: ModuleRef,
  ) {
    const own = [...modules.values()].find(({ providers }) => providers.get(ModuleRef)?.instance === moduleRef);
    const add = (controller: Type<object>): void => {
      // Where the application lists its controllers for a document of its own, these are none of them.
      Reflect.defineMetadata('swagger/apiExcludeController', [true], controller);
      own?.addController(controller);
      addEnhancers(own, controller);
    };
    if (settings.openapi !== undefined) add(documentController(settings));
    const found = explorer.explore();
    checkStreams(settings, found);
    for (const binding of found) {
      const { stream } = binding.options;
      if (settings.streams?.includes(stream) === false) continue;
      checkNames(binding, settings);
      const endpoints = endpointsOf(binding);
      add(resourceController({ stream, binding: binding.host.type.name, endpoints, settings }));
    }
  }
}

/** What guards and interceptors are made from, as Nest's scanner does it for controllers that it finds itself. */
function addEnhancers(module: Module | undefined, controller: Type<object>): void {
  for (const [key, kind] of Object.entries(ENHANCERS)) {
    const enhancers = (Reflect.getMetadata(key, controller) ?? []) as readonly Type<object>[];
    for (const enhancer of enhancers) module?.addInjectable(enhancer, kind, controller);
  }
}

function checkStreams({ streams = [] }: RestSettings, found: readonly DiscoveredBinding[]): void {
  const known = found.map(({ options }) => options.stream);
  const unknown = streams.find((stream) => !known.includes(stream));
  if (unknown === undefined) return;
  const problem = `names "${unknown}" in "streams", which no binding has; there are ${known.join(', ')}`;
  throw new ResourceConfigurationException('AriRestModule', problem);
}

/** Paths beside those of streams. */
const DOCUMENT = ['docs', 'openapi.json'];

function checkNames({ host, options, actions }: DiscoveredBinding, { openapi }: RestSettings): void {
  const names = [options.stream, ...actions.map(({ name }) => name)];
  const wrong = names.find((name) => !/^[\w.~-]+$/.test(name));
  if (openapi !== undefined && DOCUMENT.includes(options.stream)) {
    throw new ResourceConfigurationException(
      host.type.name,
      `has the stream "${options.stream}", which is the path of the API document`,
    );
  }
  if (wrong === undefined) return;
  const problem = `has the name "${wrong}", which cannot stand in a path; leave the stream out of "streams", or rename it`;
  throw new ResourceConfigurationException(host.type.name, problem);
}
