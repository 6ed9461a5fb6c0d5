import { Injectable } from '@nestjs/common';
import { ContextIdFactory, type ContextId } from '@nestjs/core';
import { Injector, type InstanceWrapper } from '@nestjs/core/internal';
import type { AriContext } from '../execution-context/index.js';
import { AriContextCreator } from './context-creator.js';
import type { HandlerHost } from '../discovery/index.js';

/** An instance that was made for one event, and the context in which it was made. */
export interface ScopedInstance {
  readonly instance: object;
  readonly contextId: ContextId;
}

/** Makes the instances of request-scoped hosts: one for every event, with `REQUEST` being its `AriContext`. */
@Injectable()
export class ScopedInstances {
  readonly #contexts: AriContextCreator;
  readonly #injector = new Injector();

  constructor(contexts: AriContextCreator) {
    this.#contexts = contexts;
  }

  /** @param enhancers - global guards and the like that are request-scoped themselves, and must be made too. */
  async make(
    host: HandlerHost,
    context: AriContext,
    enhancers: readonly InstanceWrapper<object>[],
  ): Promise<ScopedInstance> {
    const contextId = ContextIdFactory.getByRequest(context as never);
    this.#contexts.registerRequest(context, contextId);
    const instance = await this.#load(host.wrapper, contextId);
    for (const enhancer of enhancers) await this.#load(enhancer, contextId);
    return { instance, contextId };
  }

  #load(wrapper: InstanceWrapper<object>, contextId: ContextId): Promise<object> {
    const module = wrapper.host;
    if (module === undefined) throw new TypeError(`${String(wrapper.name)} belongs to no module`);
    const collections = [module.providers, module.controllers, module.injectables];
    const collection = collections.find((wrappers) => wrappers.get(wrapper.token as never) === wrapper);
    return this.#injector.loadPerContext(wrapper.instance, module, collection ?? module.providers, contextId, wrapper);
  }
}
