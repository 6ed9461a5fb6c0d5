import { AriConfigurationException, type AriClientOptions } from '../../client/index.js';
import type { AriModuleOptions } from '../ari-module-options.js';

const MOMENTS = ['bootstrap', 'listen', 'manual'] as const;

/** When the event socket of a connection is opened. */
export type ConnectMoment = (typeof MOMENTS)[number];

/** What Nest's side wants of a connection, checked and with every default filled in. */
export interface ConnectionSettings {
  readonly connect: ConnectMoment;
  readonly inheritGlobalEnhancers: boolean;
  readonly drainTimeout: number;
  readonly events: boolean;
  readonly subscribeAll: boolean;
  readonly subscriptions: readonly string[];
  /** Applications that the options name; undefined when the controllers shall name them. */
  readonly apps: readonly string[] | undefined;
}

/** Node runs a timer that is longer than this at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Checks the options that are Nest's; the client checks its own.
 *
 * @throws {AriConfigurationException} naming the option that is wrong and what it should be.
 */
export function connectionSettings(name: string, options: AriModuleOptions): ConnectionSettings {
  const refuse = (field: string, expected: string): never => {
    throw new AriConfigurationException(name, field, expected);
  };
  if (typeof options !== 'object' || options === null) {
    return refuse('options', 'must be an object with url, username, password');
  }
  if ('name' in options) refuse('name', 'belongs beside the factory: forRootAsync({ name, useFactory })');
  if ('logger' in options) refuse('logger', "is not an option here: the module writes to Nest's own");
  const { connect = 'bootstrap', inheritGlobalEnhancers = false, drainTimeout = 10_000, apps } = options;
  if (!MOMENTS.includes(connect)) refuse('connect', `must be one of ${MOMENTS.join(', ')}`);
  if (typeof inheritGlobalEnhancers !== 'boolean') refuse('inheritGlobalEnhancers', 'must be true or false');
  if (!Number.isSafeInteger(drainTimeout) || drainTimeout < 0 || drainTimeout > LONGEST_TIMER) {
    refuse('drainTimeout', `must be a whole number of milliseconds from 0 to ${LONGEST_TIMER}`);
  }
  return {
    connect,
    inheritGlobalEnhancers,
    drainTimeout,
    events: options.events ?? true,
    subscribeAll: options.subscribeAll ?? false,
    subscriptions: options.subscriptions ?? [],
    apps: apps === undefined ? undefined : typeof apps === 'string' ? [apps] : apps,
  };
}

/** The part of the options that is the client's. */
export function clientOptions(options: AriModuleOptions): Omit<AriClientOptions, 'name' | 'logger'> {
  const { connect: _connect, inheritGlobalEnhancers: _globals, drainTimeout: _drain, ...rest } = options;
  return rest;
}
