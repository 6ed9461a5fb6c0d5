import type { FactoryProvider, ModuleMetadata, Type } from '@nestjs/common';
import type { AriModuleOptions } from './ari-module-options.js';
import type { AriServerModuleOptions } from './server-module-options.js';

/**
 * A connection that is opened from here, or one that Asterisk opens.
 * @publicApi
 */
export type AriConnectionOptions = AriModuleOptions | AriServerModuleOptions;

/**
 * What belongs to the module rather than to its connection.
 * @publicApi
 */
export interface AriModuleExtras {
  /** Name of the connection. Default `default`; an application with several Asterisks names each. */
  readonly name?: string;
  /** Whether every module may inject the client and its repositories without an import. Default `true`. */
  readonly isGlobal?: boolean;
}

/**
 * A provider that makes options: `useClass` and `useExisting` of `AriModule.forRootAsync`.
 * @publicApi
 */
export interface AriOptionsFactory {
  createAriOptions(): AriConnectionOptions | Promise<AriConnectionOptions>;
}

/**
 * Options that are known only when other providers are there: a configuration service, a secret store.
 * @publicApi
 */
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
