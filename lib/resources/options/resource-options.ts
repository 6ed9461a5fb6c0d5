import type { InjectionToken, ModuleMetadata, OptionalFactoryDependency } from '@nestjs/common';
import type { Presenters, ResourceAccessOptions, ResourceUser } from '../access/index.js';
import type { Broker } from '../broker/index.js';
import type { ResourceException } from '../exceptions/index.js';

/**
 * Makes a `ResourceException` of an error that it knows, and undefined of any other.
 * @publicApi
 */
export type ErrorTranslator = (error: unknown) => ResourceException | undefined;

/**
 * Who may do what, and how lists and changes are kept, for all resources of an application.
 * @publicApi
 */
export interface ResourceModuleOptions<U extends ResourceUser = ResourceUser> extends ResourceAccessOptions<U> {
  /**
   * Fields that each role sees, by stream: in the place of the presenters that a binding has itself. This is how the fields of
   * ready-made bindings are hidden.
   */
  readonly presenters?: Readonly<Record<string, Presenters>>;
  /** Objects on a page, where the query names no `limit`. Default 25. */
  readonly pageSize?: number;
  /** The highest `limit`. Default 100. */
  readonly maxPageSize?: number;
  /**
   * What cursors are encrypted with. Processes that serve the same clients must share one; without it each has its own,
   * and cursors end with the process.
   */
  readonly cursorSecret?: string;
  /** Carries changes to every process that has subscribers. Default: this process alone. */
  readonly broker?: Broker;
  /** Say what errors of other systems are to the client. An error that none knows is a 500 without details. */
  readonly errorTranslators?: readonly ErrorTranslator[];
}

/**
 * Options of an `AriResourcesModule` that other providers make.
 * @publicApi
 */
export interface ResourceModuleAsyncOptions<U extends ResourceUser = ResourceUser> {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: readonly (InjectionToken | OptionalFactoryDependency)[];
  readonly useFactory: (...dependencies: never[]) => ResourceModuleOptions<U> | Promise<ResourceModuleOptions<U>>;
}

/** The options with nothing left open. */
export interface ResourceOptions extends Omit<ResourceModuleOptions, 'broker'> {
  readonly pageSize: number;
  readonly maxPageSize: number;
  readonly errorTranslators: readonly ErrorTranslator[];
  readonly broker: Broker;
  /** Carries the changes that each process hears by itself. */
  readonly here: Broker;
  /** What carries the changes of a resource. */
  readonly brokerOf: (resource: {
    readonly binding?: { readonly store: { readonly changesEverywhere?: boolean } };
  }) => Broker;
}

/** Token of the options. */
export const RESOURCE_OPTIONS = Symbol('RESOURCE_OPTIONS');
