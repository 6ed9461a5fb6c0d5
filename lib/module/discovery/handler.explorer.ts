import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/internal';
import { DEFAULT_CONNECTION } from '../tokens/index.js';
import type { DiscoveredHandler } from './discovered-handler.js';
import type { HandlerHost } from './handler-host.js';
import { controllerRequest, handlerRequests, type ControllerRequest, type HandlerRequest } from '../metadata/index.js';

/** Finds the handlers of the Nest application: decorated methods of its providers and HTTP controllers. */
@Injectable()
export class HandlerExplorer {
  readonly #discovery: DiscoveryService;
  readonly #scanner: MetadataScanner;
  readonly #modules: ModulesContainer;

  constructor(discovery: DiscoveryService, scanner: MetadataScanner, modules: ModulesContainer) {
    this.#discovery = discovery;
    this.#scanner = scanner;
    this.#modules = modules;
  }

  /** Every handler, in the order in which the modules name their providers. */
  explore(): DiscoveredHandler[] {
    const wrappers = [
      ...this.#discovery.getProviders(),
      ...this.#discovery.getControllers(),
    ] as InstanceWrapper<object>[];
    const classes = wrappers.filter((wrapper) => !wrapper.isAlias && !wrapper.isNotMetatype);
    const known = new Set(classes.map(({ instance }) => instance));
    const hosts = classes.map((wrapper) => this.#classHost(wrapper));
    for (const wrapper of wrappers) {
      // A factory may hand out what another provider made: its handlers are found there.
      if (wrapper.isAlias || !wrapper.isNotMetatype || known.has(wrapper.instance)) continue;
      known.add(wrapper.instance);
      hosts.push(this.#instanceHost(wrapper));
    }
    return hosts.filter((host) => host !== undefined).flatMap((host) => this.#handlersOf(host));
  }

  #classHost(wrapper: InstanceWrapper<object>): HandlerHost | undefined {
    const type = wrapper.metatype as HandlerHost['type'] | null;
    return type?.prototype === undefined ? undefined : this.#host(wrapper, type, type.prototype as object);
  }

  /** What `useFactory` or `useValue` gave: its class is seen by the object alone. */
  #instanceHost(wrapper: InstanceWrapper<object>): HandlerHost | undefined {
    const instance: unknown = wrapper.instance;
    if (typeof instance !== 'object' || instance === null) return undefined;
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (prototype === null || prototype === Object.prototype) return undefined;
    return this.#host(wrapper, prototype.constructor as HandlerHost['type'], prototype);
  }

  #host(wrapper: InstanceWrapper<object>, type: HandlerHost['type'], prototype: object): HandlerHost {
    return {
      type,
      wrapper,
      prototype: prototype as HandlerHost['prototype'],
      moduleKey: [...this.#modules].find(([, module]) => module === wrapper.host)?.[0] ?? '',
      scoped: wrapper.isTransient || !wrapper.isDependencyTreeStatic(),
    };
  }

  #handlersOf(host: HandlerHost): DiscoveredHandler[] {
    return this.#scanner.getAllMethodNames(host.prototype).flatMap((method) =>
      handlerRequests(host.prototype[method] as object).map((request) => ({
        host,
        method,
        name: `${host.type.name}.${method}`,
        ...request,
        ...placeOf(controllerRequest(host.type), request),
      })),
    );
  }
}

/** The application of a controller is one of its own connection. */
function placeOf(controller: ControllerRequest, { connection }: HandlerRequest): ControllerRequest {
  if (connection === undefined || connection === (controller.connection ?? DEFAULT_CONNECTION)) return controller;
  return { ...controller, connection, app: undefined };
}
