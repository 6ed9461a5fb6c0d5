import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/internal';
import { ResourceConfigurationException } from '../../resources/index.js';
import { ResourceContextCreator, type ResourceAction, type ResourceHost } from '../../resources/internal.js';
import { rpcMetadata, type RpcMetadata } from './rpc-metadata.js';

/** Methods that the gateway itself answers. */
export const OWN_METHODS: readonly string[] = ['publish', 'subscribe', 'unsubscribe', 'server_info', 'ping'];

/** A method that clients can call. */
export interface RpcEntry extends RpcMetadata {
  /** The method, with everything that Nest puts around it. */
  readonly call: ResourceAction['call'];
  /** Where it stands, for messages. */
  readonly place: string;
}

/** Finds the methods with `@RpcMethod` among the providers and controllers of the application. */
@Injectable()
export class RpcExplorer {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly modules: ModulesContainer,
    private readonly contexts: ResourceContextCreator,
  ) {}

  /**
   * @param bindingOf - name of the binding that has an action of this name.
   * @throws {ResourceConfigurationException} a name is taken, or no client could call it.
   */
  explore(bindingOf: (name: string) => string | undefined): ReadonlyMap<string, RpcEntry> {
    const found = new Map<string, RpcEntry>();
    const all = [...this.discovery.getProviders(), ...this.discovery.getControllers()] as InstanceWrapper<object>[];
    for (const wrapper of all.filter(({ isAlias, isNotMetatype }) => !isAlias && !isNotMetatype)) {
      for (const [method, metadata] of this.#marked(wrapper)) {
        const host = this.#host(wrapper);
        const place = `${host.type.name}.${method}`;
        check(place, metadata.name, found.get(metadata.name)?.place ?? bindingOf(metadata.name));
        const call = this.contexts.create(host, { method, kind: 'list', takesInput: true });
        found.set(metadata.name, { ...metadata, call, place });
      }
    }
    return found;
  }

  #marked({ metatype }: InstanceWrapper<object>): [string, RpcMetadata][] {
    const prototype = (metatype as ResourceHost['type'] | null)?.prototype as object | undefined;
    if (prototype === undefined) return [];
    return this.scanner.getAllMethodNames(prototype).flatMap((method): [string, RpcMetadata][] => {
      const metadata = rpcMetadata(prototype, method);
      return metadata === undefined ? [] : [[method, metadata]];
    });
  }

  #host(wrapper: InstanceWrapper<object>): ResourceHost {
    const type = wrapper.metatype as ResourceHost['type'];
    const moduleKey = [...this.modules].find(([, module]) => module === wrapper.host)?.[0] ?? '';
    return { type, wrapper, prototype: type.prototype as ResourceHost['prototype'], moduleKey };
  }
}

/** @param taken - what has the name already. */
function check(place: string, name: string, taken: string | undefined): void {
  const refuse = (problem: string): never => {
    throw new ResourceConfigurationException(place, `has the name "${name}", which ${problem}`);
  };
  if (!/^[\w.:-]{1,128}$/.test(name)) refuse('must be 1 to 128 letters, digits, "_", ".", ":" or "-"');
  if (OWN_METHODS.includes(name)) refuse('the gateway answers itself');
  if (taken !== undefined) refuse(`${taken} has already`);
}
