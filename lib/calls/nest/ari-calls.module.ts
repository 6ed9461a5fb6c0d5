import { type DynamicModule, Module } from '@nestjs/common';
import { Callbacks } from '../callback/index.js';
import { Conferences } from '../conference/index.js';
import { Queues } from '../queue/index.js';
import type { AriCallsAsyncOptions, AriCallsOptions } from './ari-calls.options.js';
import { InjectedQueues } from './injected-queues.js';

const OPTIONS = Symbol('AriCallsOptions');

/**
 * Provides what lives longer than a call: `Queues`, `Conferences` and `Callbacks`, to every module of the application.
 *
 * ```ts
 * AriCallsModule.forRoot({ queues: { help: { wrapUp: 10_000 } }, conferences: { board: { pin: '1234' } } })
 * ```
 * @publicApi
 */
@Module({})
export class AriCallsModule {
  static forRoot(options: AriCallsOptions = {}): DynamicModule {
    return AriCallsModule.forRootAsync({ useFactory: () => options });
  }

  /** The same, where the options need something that the application provides: a database for the state, most often. */
  static forRootAsync({ imports = [], inject = [], useFactory }: AriCallsAsyncOptions): DynamicModule {
    const given = { inject: [OPTIONS] };
    return {
      module: AriCallsModule,
      global: true,
      imports,
      providers: [
        { provide: OPTIONS, inject, useFactory },
        { provide: Queues, ...given, useFactory: (one: AriCallsOptions) => new InjectedQueues(one.queues, one.state) },
        { provide: Conferences, ...given, useFactory: (one: AriCallsOptions) => new Conferences(one.conferences) },
        { provide: Callbacks, ...given, useFactory: ({ state }: AriCallsOptions) => new Callbacks({ state }) },
      ],
      exports: [Queues, Conferences, Callbacks],
    };
  }
}
