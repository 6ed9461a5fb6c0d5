import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { type KnownOptions, OptionChecks } from '../client/internal.js';
import { AriCoreModule } from './ari-core.module.js';
import type {
  AriModuleAsyncOptions,
  AriModuleExtras,
  AriConnectionOptions,
  AriOptionsFactory,
} from './options/index.js';
import { DEFAULT_CONNECTION, getAriOptionsToken } from './tokens/index.js';
import { connectionExports, connectionProvider } from './connection/index.js';

/**
 * Joins a Nest application to an Asterisk: gives it a client and repositories to inject, finds its handlers, opens the
 * event socket once the application has started, and closes it when the last handler has ended. Import it once for
 * every Asterisk. An Asterisk that is away does not keep the application from starting.
 * @publicApi
 */
@Module({ imports: [AriCoreModule] })
export class AriModule {
  /**
   * A connection with options that are known already.
   *
   * @throws {AriConfigurationException} when the application starts: an option is wrong, or the name is taken.
   * @example
   * imports: [AriModule.forRoot({ url: 'http://localhost:8088', username: 'ari', password: 'secret' })]
   */
  static forRoot(options: AriConnectionOptions & AriModuleExtras): DynamicModule {
    const { name, isGlobal, ...rest } = options;
    return connectionModule({ name, isGlobal }, [], (provide) => [{ provide, useValue: rest }]);
  }

  /**
   * A connection with options that other providers make.
   *
   * @throws {AriConfigurationException} when the application starts: an option is wrong, or the name is taken.
   * @example
   * AriModule.forRootAsync({
   *   inject: [ConfigService],
   *   useFactory: (config: ConfigService) => ({ url: config.getOrThrow('ARI_URL'), username: 'ari', password: … }),
   * })
   */
  static forRootAsync(options: AriModuleAsyncOptions): DynamicModule {
    const connection = typeof options?.name === 'string' ? options.name : DEFAULT_CONNECTION;
    const checks = new OptionChecks<AriModuleAsyncOptions>({ connection }, options, KNOWN_ASYNC_OPTIONS);
    if (![checks.has('useFactory'), checks.has('useClass'), checks.has('useExisting')].includes(true)) {
      checks.refuse('useFactory', 'or useClass or useExisting must be given to forRootAsync');
    }
    return connectionModule(options, options.imports ?? [], (provide) => optionsProviders(provide, options));
  }
}

const KNOWN_EXTRAS: KnownOptions<AriModuleExtras> = { name: true, isGlobal: true };

const KNOWN_ASYNC_OPTIONS: KnownOptions<AriModuleAsyncOptions> = {
  useFactory: true,
  useClass: true,
  useExisting: true,
  inject: true,
  imports: true,
  ...KNOWN_EXTRAS,
};

function connectionModule(
  extras: AriModuleExtras,
  imports: NonNullable<AriModuleAsyncOptions['imports']>,
  options: (token: ReturnType<typeof getAriOptionsToken>) => Provider[],
): DynamicModule {
  const given = { name: extras.name, isGlobal: extras.isGlobal };
  const checks = new OptionChecks<AriModuleExtras>({ connection: DEFAULT_CONNECTION }, given, KNOWN_EXTRAS);
  const name = checks.string('name', DEFAULT_CONNECTION);
  const shared = connectionExports(name);
  return {
    module: AriModule,
    global: checks.flag('isGlobal', true),
    imports,
    providers: [...options(getAriOptionsToken(name)), ...shared, connectionProvider(name)],
    exports: [...shared, AriCoreModule],
  };
}

function optionsProviders(
  provide: ReturnType<typeof getAriOptionsToken>,
  { useFactory, useClass, useExisting, inject = [] }: AriModuleAsyncOptions,
): Provider[] {
  if (useFactory !== undefined) return [{ provide, useFactory, inject }];
  const maker = useExisting ?? useClass;
  if (maker === undefined) return [];
  const made: Provider = {
    provide,
    useFactory: (factory: AriOptionsFactory) => factory.createAriOptions(),
    inject: [maker],
  };
  return useExisting === undefined ? [made, { provide: maker, useClass: maker }] : [made];
}
