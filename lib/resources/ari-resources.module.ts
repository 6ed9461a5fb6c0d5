import {
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ResourceAccess, type ResourceUser } from './access/index.js';
import { InProcessBroker } from './broker/index.js';
import { ChangeHub, ChangePublisher, ResourceSubscriptions } from './changes/index.js';
import { CommandRunner } from './commands/index.js';
import { ResourceContextCreator, ResourceExplorer, ResourceRegistrar, ResourceRegistry } from './discovery/index.js';
import { ResourceConfigurationException } from './exceptions/index.js';
import {
  RESOURCE_OPTIONS,
  type ResourceModuleAsyncOptions,
  type ResourceModuleOptions,
  type ResourceOptions,
} from './options/index.js';

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
    return resourcesModule({ useFactory: () => resolved(options as unknown as ResourceModuleOptions) });
  }

  /**
   * The same with options that other providers make.
   *
   * @throws {ResourceConfigurationException} when the application starts: nobody says who may do what.
   * @example
   * AriResourcesModule.forRootAsync({
   *   imports: [AccessModule],
   *   inject: [Permissions],
   *   useFactory: (permissions: Permissions) => ({ can: (user, stream, action) => permissions.allow(user, stream, action) }),
   * })
   */
  static forRootAsync<U extends ResourceUser = ResourceUser>({
    imports = [],
    inject = [],
    useFactory,
  }: ResourceModuleAsyncOptions<U>): DynamicModule {
    const make = async (...dependencies: unknown[]): Promise<ResourceOptions> =>
      resolved((await useFactory(...(dependencies as never[]))) as unknown as ResourceModuleOptions);
    return resourcesModule({ useFactory: make, inject: [...inject] }, imports);
  }

  async onModuleInit(): Promise<void> {
    await this.options.broker.open?.();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.options.here.close();
    await this.options.broker.close();
  }
}

function resourcesModule(
  options: Pick<FactoryProvider<ResourceOptions>, 'useFactory' | 'inject'>,
  imports: DynamicModule['imports'] = [],
): DynamicModule {
  return {
    module: AriResourcesModule,
    imports: [DiscoveryModule, ...imports],
    providers: [
      { provide: RESOURCE_OPTIONS, ...options },
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
