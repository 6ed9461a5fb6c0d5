import type { FactoryProvider, ModuleMetadata, Type } from '@nestjs/common';
import type { AriClientOptions } from '../client/index.js';
import type { ConnectMoment } from './connection/connection-settings.js';
import type { DrainOptions } from './drain/drain-options.js';
import type { AriServerModuleOptions } from './server/server-module-options.js';

/** How an application reaches one Asterisk, and how its handlers of that connection behave. Times are in milliseconds. */
export interface AriModuleOptions extends Omit<AriClientOptions, 'name' | 'logger'> {
  /**
   * When the event socket is opened: `bootstrap` – as soon as every module has been initialised (the default);
   * `listen` – when the HTTP server of the application listens; `manual` – when the application calls
   * `AriConnections.connect()`.
   */
  readonly connect?: ConnectMoment;
  /** Whether global guards, interceptors, pipes and filters run for handlers too. Default `false`: they expect HTTP. */
  readonly inheritGlobalEnhancers?: boolean;
  /** How long a shutdown waits for handlers that are at work. Default 10,000; 0 does not wait. Short for `drain.timeout`. */
  readonly drainTimeout?: number;
  /** What becomes of calls that arrive while the application shuts down, and how long handlers at work may take. */
  readonly drain?: DrainOptions;
  /** Asterisk calls this application instead of being called: see `AriServerModuleOptions`. */
  readonly server?: undefined;
}

/** A connection that is opened from here, or one that Asterisk opens. */
export type AriConnectionOptions = AriModuleOptions | AriServerModuleOptions;

/** What belongs to the module rather than to its connection. */
export interface AriModuleExtras {
  /** Name of the connection. Default `default`; an application with several Asterisks names each. */
  readonly name?: string;
  /** Whether every module may inject the client and its repositories without an import. Default `true`. */
  readonly isGlobal?: boolean;
}

/** A provider that makes options: `useClass` and `useExisting` of `AriModule.forRootAsync`. */
export interface AriOptionsFactory {
  createAriOptions(): AriConnectionOptions | Promise<AriConnectionOptions>;
}

/** Options that are known only when other providers are there: a configuration service, a secret store. */
export interface AriModuleAsyncOptions extends AriModuleExtras, Pick<ModuleMetadata, 'imports'> {
  /** Makes the options out of what `inject` names. */
  readonly useFactory?: (...dependencies: never[]) => AriConnectionOptions | Promise<AriConnectionOptions>;
  /** What `useFactory` is called with. */
  readonly inject?: FactoryProvider['inject'];
  /** A class that is made for this purpose. */
  readonly useClass?: Type<AriOptionsFactory>;
  /** A provider that is there already. */
  readonly useExisting?: Type<AriOptionsFactory>;
}
