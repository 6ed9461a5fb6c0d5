import { type DynamicModule, Module } from '@nestjs/common';
import { Callbacks } from '../callback/index.js';
import { Conferences } from '../conference/index.js';
import { Queues } from '../queue/index.js';
import type { AriCallsOptions } from './ari-calls.options.js';
import { InjectedQueues } from './injected-queues.js';

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
  static forRoot({ queues, conferences, state }: AriCallsOptions = {}): DynamicModule {
    return {
      module: AriCallsModule,
      global: true,
      providers: [
        { provide: Queues, useFactory: () => new InjectedQueues(queues, state) },
        { provide: Conferences, useFactory: () => new Conferences(conferences) },
        { provide: Callbacks, useFactory: () => new Callbacks({ state }) },
      ],
      exports: [Queues, Conferences, Callbacks],
    };
  }
}
