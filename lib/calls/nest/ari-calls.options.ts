import type { FactoryProvider, ModuleMetadata } from '@nestjs/common';
import type { ConferenceOptions } from '../conference/index.js';
import type { QueueOptions } from '../queue/index.js';
import type { CallStateStore } from '../state/index.js';

/**
 * Options of the module: how each queue and each conference works, by name. One that is not named has the defaults.
 * @publicApi
 */
export interface AriCallsOptions {
  readonly queues?: Readonly<Record<string, QueueOptions>>;
  readonly conferences?: Readonly<Record<string, ConferenceOptions>>;
  /** Where the state of the queues and the callbacks are kept. Default: in this process. */
  readonly state?: CallStateStore;
}

/**
 * Options that are made of what the application provides.
 * @publicApi
 */
export interface AriCallsAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...injected: never[]) => AriCallsOptions | Promise<AriCallsOptions>;
}
