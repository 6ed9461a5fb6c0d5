import { Module, type DynamicModule } from '@nestjs/common';
import { AriDatabase } from '../data/index.js';
import { CallLegsBinding, CallsBinding } from './binding/index.js';
import { CallHistory } from './call-history.js';
import { HISTORY_SETTINGS, historySettings, type AriHistoryOptions } from './options/index.js';
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
    return {
      module: AriHistoryModule,
      providers: [
        { provide: HISTORY_SETTINGS, useFactory: () => historySettings(options) },
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
}
