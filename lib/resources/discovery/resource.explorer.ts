import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/internal';
import { actionMetadata, bindingOptions, type ActionMetadata, type ResourceBindingOptions } from '../binding/index.js';
import { ResourceConfigurationException } from '../exceptions/index.js';
import type { ResourceHost } from './resource.js';

/** A method with `@ListAction` or `@DetailAction`. */
export interface DiscoveredAction extends ActionMetadata {
  readonly method: string;
}

/** A binding as it was found: nothing is checked yet. */
export interface DiscoveredBinding {
  readonly host: ResourceHost;
  readonly options: ResourceBindingOptions;
  readonly actions: readonly DiscoveredAction[];
}

/** Finds the bindings of the Nest application among its providers. */
@Injectable()
export class ResourceExplorer {
  readonly #discovery: DiscoveryService;
  readonly #scanner: MetadataScanner;
  readonly #modules: ModulesContainer;

  constructor(discovery: DiscoveryService, scanner: MetadataScanner, modules: ModulesContainer) {
    this.#discovery = discovery;
    this.#scanner = scanner;
    this.#modules = modules;
  }

  /**
   * Every binding, in the order in which the modules name their providers.
   *
   * @throws {ResourceConfigurationException} one is made by a factory: nobody would find its guards.
   */
  explore(): DiscoveredBinding[] {
    const wrappers = (this.#discovery.getProviders() as InstanceWrapper<object>[]).filter(({ isAlias }) => !isAlias);
    const classes = wrappers.filter(({ isNotMetatype }) => !isNotMetatype);
    const known = new Set(classes.map(({ instance }) => instance));
    for (const { instance, isNotMetatype } of wrappers) {
      if (isNotMetatype && !known.has(instance)) refuseBinding(instance);
    }
    return classes.flatMap((wrapper) => this.#binding(wrapper) ?? []);
  }

  #binding(wrapper: InstanceWrapper<object>): DiscoveredBinding | undefined {
    const type = wrapper.metatype as ResourceHost['type'] | null;
    const options = type === null ? undefined : bindingOptions(type);
    if (type === null || options === undefined) return undefined;
    const prototype = type.prototype as object;
    const moduleKey = [...this.#modules].find(([, module]) => module === wrapper.host)?.[0] ?? '';
    return {
      host: { type, wrapper, prototype: prototype as ResourceHost['prototype'], moduleKey },
      options,
      actions: this.#scanner.getAllMethodNames(prototype).flatMap((method) => {
        const metadata = actionMetadata(prototype, method);
        return metadata === undefined ? [] : [{ ...metadata, method }];
      }),
    };
  }
}

function refuseBinding(instance: unknown): void {
  const type: unknown = typeof instance === 'object' && instance !== null ? instance.constructor : undefined;
  if (typeof type !== 'function' || bindingOptions(type) === undefined) return;
  throw new ResourceConfigurationException(
    type.name,
    'is made by a factory or given as a value; list the class itself',
  );
}
