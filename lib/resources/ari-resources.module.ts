import { Inject, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ResourceAccess, type ResourceUser } from './access/index.js';
import { InProcessBroker } from './broker/index.js';
import { ChangeHub, ChangePublisher, ResourceSubscriptions } from './changes/index.js';
import { CommandRunner } from './commands/index.js';
import { ResourceContextCreator, ResourceExplorer, ResourceRegistrar, ResourceRegistry } from './discovery/index.js';
import { ResourceConfigurationException } from './exceptions/index.js';
import { RESOURCE_OPTIONS, type ResourceModuleOptions, type ResourceOptions } from './options/index.js';

/**
 * Finds the bindings of the application and runs commands on them, whichever door they come in by. A door imports it by
 * itself; import it yourself where there is none, or to give two doors the same options.
 * @publicApi
 */
@Module({})
export class AriResourcesModule implements OnModuleInit, OnApplicationShutdown {
  constructor(@Inject(RESOURCE_OPTIONS) private readonly options: ResourceOptions) {}

  /**
   * @throws {ResourceConfigurationException} nobody says who may do what.
   * @example
   * imports: [AriResourcesModule.forRoot({ can: (user, stream, action) => user.role === 'admin' || action === 'list' })]
   */
  static forRoot<U extends ResourceUser = ResourceUser>(options: ResourceModuleOptions<U>): DynamicModule {
    return {
      module: AriResourcesModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: RESOURCE_OPTIONS, useFactory: () => resolved(options as unknown as ResourceModuleOptions) },
        {
          provide: ResourceAccess,
          useFactory: (own: ResourceOptions) => new ResourceAccess(own),
          inject: [RESOURCE_OPTIONS],
        },
        ResourceRegistry,
        ResourceContextCreator,
        ResourceExplorer,
        ResourceRegistrar,
        CommandRunner,
        ChangePublisher,
        ChangeHub,
        ResourceSubscriptions,
      ],
      exports: [
        RESOURCE_OPTIONS,
        ResourceAccess,
        ResourceContextCreator,
        ResourceExplorer,
        ResourceRegistry,
        CommandRunner,
        ResourceSubscriptions,
      ],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.options.broker.open?.();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.options.here.close();
    await this.options.broker.close();
  }
}

function resolved(options: ResourceModuleOptions): ResourceOptions {
  if (typeof options.can !== 'function') {
    throw new ResourceConfigurationException(
      'AriResourcesModule',
      'needs "can": nobody may do anything unless a function says who may do what',
    );
  }
  const { pageSize = 25, maxPageSize = 100, broker = new InProcessBroker(), errorTranslators = [] } = options;
  if (pageSize < 1 || pageSize > maxPageSize) {
    const problem = `has a "pageSize" of ${pageSize}, which is not between 1 and its "maxPageSize" of ${maxPageSize}`;
    throw new ResourceConfigurationException('AriResourcesModule', problem);
  }
  const here = broker instanceof InProcessBroker ? broker : new InProcessBroker();
  const brokerOf: ResourceOptions['brokerOf'] = ({ binding }) =>
    binding?.store.changesEverywhere === true ? here : broker;
  return { ...options, pageSize, maxPageSize, broker, here, brokerOf, errorTranslators };
}
