import { Controller, Delete, Get, Inject, Patch, Post, Put, Req, Res, type Type } from '@nestjs/common';
import type { RestSettings } from '../options/index.js';
import { isStream, type Endpoint } from './endpoints.js';
import { RestHandler } from './rest-handler.js';

/** A class of routes that is to be made. */
export interface ControllerRequest {
  readonly stream: string;
  /** Name of the binding, which that of the class begins with. */
  readonly binding: string;
  readonly endpoints: readonly Endpoint[];
  readonly settings: Pick<RestSettings, 'path' | 'version' | 'decorators'>;
}

const METHODS = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete } as const;

/** Makes an ordinary controller of Nest with a method for each route of a resource. */
export function resourceController({ stream, binding, endpoints, settings }: ControllerRequest): Type<object> {
  class ResourceRoutes {
    readonly handler: RestHandler;

    constructor(@Inject(RestHandler) handler: RestHandler) {
      this.handler = handler;
    }
  }
  Object.defineProperty(ResourceRoutes, 'name', { value: `${binding}Routes` });
  for (const endpoint of endpoints) addRoute(ResourceRoutes.prototype, stream, endpoint);
  const { path, version, decorators } = settings;
  for (const decorate of decorators) decorate(ResourceRoutes);
  Controller({
    path: [path, stream].filter((part) => part !== '').join('/'),
    version: typeof version === 'object' ? [...version] : version,
  })(ResourceRoutes);
  return ResourceRoutes;
}

function addRoute(prototype: { readonly handler: RestHandler }, stream: string, endpoint: Endpoint): void {
  const { kind, method, path, action } = endpoint;
  const name = action === undefined ? kind : `${kind}:${action}`;
  const value = function (this: { readonly handler: RestHandler }, request: object, response: object) {
    return this.handler.handle(stream, endpoint, request, response);
  };
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  METHODS[method](path)(prototype, name, { value });
  Req()(prototype, name, 0);
  Res({ passthrough: !isStream(endpoint) })(prototype, name, 1);
}
