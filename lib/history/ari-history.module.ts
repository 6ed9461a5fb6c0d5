import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AriDatabase } from '../data/index.js';
import { CallLegsBinding, CallsBinding } from './binding/index.js';
import { CallHistory } from './call-history.js';
import {
  HISTORY_SETTINGS,
  historySettings,
  type AriHistoryAsyncOptions,
  type AriHistoryOptions,
  type HistorySettings,
} from './options/index.js';
import { HistoryStores } from './writing/index.js';

/**
 * Keeps the calls of the past, with caller, called number, times and end: records calls and their channels, and shows them as the read-only
 * resources `calls` and `callLegs`. Needs an `AriModule` and an `AriDataModule`.
 * @publicApi
 */
@Module({})
export class AriHistoryModule {
  /**
   * @throws {DataConfigurationException} when the application starts: an option is unknown, or can never work.
   * @example
   * imports: [AriModule.forRoot({ … }), AriDataModule.forRoot({ url }), AriHistoryModule.forRoot({ keepDays: 90 })]
   */
  static forRoot(options: AriHistoryOptions = {}): DynamicModule {
    return historyModule({ provide: HISTORY_SETTINGS, useFactory: () => historySettings(options) });
  }

  /**
   * The same, with options that other providers make.
   *
   * @throws {DataConfigurationException} when the application starts: an option is unknown, or can never work.
   * @example
   * AriHistoryModule.forRootAsync({
   *   inject: [ConfigService],
   *   useFactory: (config: ConfigService) => ({ keepDays: config.getOrThrow('KEEP_DAYS') }),
   * })
   */
  static forRootAsync({ imports, inject = [], useFactory }: AriHistoryAsyncOptions): DynamicModule {
    const make = async (...dependencies: unknown[]): Promise<HistorySettings> =>
      historySettings(await useFactory(...(dependencies as never[])));
    return historyModule({ provide: HISTORY_SETTINGS, useFactory: make, inject: [...inject] }, imports);
  }
}

function historyModule(settings: Provider, imports: DynamicModule['imports'] = []): DynamicModule {
  return {
    module: AriHistoryModule,
    imports,
    providers: [
      settings,
      {
        provide: HistoryStores,
        useFactory: (database: AriDatabase) => new HistoryStores(database),
        inject: [AriDatabase],
      },
      CallHistory,
      CallsBinding,
      CallLegsBinding,
    ],
    exports: [CallHistory, CallsBinding, CallLegsBinding],
  };
}
