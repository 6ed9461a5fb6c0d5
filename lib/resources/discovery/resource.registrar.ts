import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Presenter } from '../access/index.js';
import { ReadOnlyBinding } from '../binding/index.js';
import { ResourceConfigurationException } from '../exceptions/index.js';
import { RESOURCE_OPTIONS, type ResourceOptions } from '../options/index.js';
import { checkBinding } from './binding-check.js';
import { ResourceContextCreator } from './context-creator.js';
import { ResourceExplorer, type DiscoveredBinding } from './resource.explorer.js';
import type { Resource, ResourceAction } from './resource.js';
import { ResourceRegistry } from './resource.registry.js';
import { STANDARD_ACTIONS, standardActionsOf } from './standard-actions.js';

/** Makes resources of the bindings that were found, while the modules of the application start. */
@Injectable()
export class ResourceRegistrar implements OnModuleInit {
  readonly #logger = new Logger('AriResources');

  constructor(
    private readonly explorer: ResourceExplorer,
    private readonly contexts: ResourceContextCreator,
    private readonly registry: ResourceRegistry,
    @Inject(RESOURCE_OPTIONS) private readonly options: ResourceOptions,
  ) {}

  /** @throws {ResourceConfigurationException} a binding can never work, or a presenter is for none. */
  onModuleInit(): void {
    const found = this.explorer.explore();
    this.#checkPresenters(found.map(({ options }) => options.stream));
    for (const one of found) {
      const resource = this.#resource(one);
      checkBinding(one, resource);
      this.registry.add(resource);
      this.#logger.log(`Mapped {${resource.stream}: ${[...resource.actions.keys()].join(', ')}}`);
    }
  }

  /** A name with a mistake would leave every field of the stream open. */
  #checkPresenters(streams: readonly string[]): void {
    const unknown = Object.keys(this.options.presenters ?? {}).find((stream) => !streams.includes(stream));
    if (unknown === undefined) return;
    const problem = `has "presenters" of "${unknown}", which is no stream; there are ${streams.join(', ')}`;
    throw new ResourceConfigurationException('AriResourcesModule', problem);
  }

  #resource(found: DiscoveredBinding): Resource {
    const { options, host } = found;
    const { key = 'id', pageSize } = options;
    const { instance } = host.wrapper;
    const maxPageSize = options.maxPageSize ?? Math.max(this.options.maxPageSize, pageSize ?? 1);
    return {
      stream: options.stream,
      model: options.model ?? options.stream,
      key,
      keyFrom: options.keyFrom ?? 'server',
      upsert: options.upsert ?? false,
      schema: options.schema,
      rules: {
        filterable: options.filterable ?? [],
        orderable: options.orderable ?? [],
        searchable: options.searchable ?? [],
        pageSize: pageSize ?? Math.min(this.options.pageSize, maxPageSize),
        maxPageSize,
      },
      presenter: new Presenter(key, this.options.presenters?.[options.stream] ?? options.presenters),
      actions: new Map([...this.#standard(found), ...this.#own(found)]),
      binding: instance instanceof ReadOnlyBinding ? instance : undefined,
      name: host.type.name,
    };
  }

  #standard({ host }: DiscoveredBinding): [string, ResourceAction][] {
    return standardActionsOf(host.prototype).map((standard) => {
      const { kind, takesInput } = STANDARD_ACTIONS[standard];
      const action = { name: standard, method: standard, standard, kind, takesInput };
      return [standard, { ...action, call: this.contexts.create(host, action) }];
    });
  }

  #own({ host, actions }: DiscoveredBinding): [string, ResourceAction][] {
    return actions.map((metadata) => {
      const action = { ...metadata, takesInput: true };
      return [action.name, { ...action, call: this.contexts.create(host, action) }];
    });
  }
}
