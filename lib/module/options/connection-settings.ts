import { OptionChecks } from '../../client/internal.js';
import type { AriConnectionOptions } from './ari-connection-options.js';
import type { AriModuleOptions } from './ari-module-options.js';
import { CONNECT_MOMENTS, type ConnectMoment } from './connect-moment.js';
import type { DrainOptions } from './drain-options.js';
import { drainSettings } from './drain-settings.js';
import { KNOWN_OPTIONS, KNOWN_SERVER_OPTIONS, OTHER_NAMES, OTHER_SERVER_NAMES } from './known-options.js';
import type { AriServerModuleOptions, WaysToCall } from './server-module-options.js';

/** What Nest's side wants of a connection, checked and with every default filled in. */
export interface ConnectionSettings {
  readonly connect: ConnectMoment;
  readonly inheritGlobalEnhancers: boolean;
  readonly drain: Required<DrainOptions>;
  readonly events: boolean;
  readonly subscribeAll: boolean;
  readonly subscriptions: readonly string[];
  /** Applications that the options name; undefined when the controllers shall name them. */
  readonly apps: readonly string[] | undefined;
  /** Asterisk opens the connection, and tells what its applications are. */
  readonly calledByAsterisk: boolean;
  /** Path at which it does so on the HTTP server of the Nest application; undefined where it does not use that one. */
  readonly sharedPath: string | undefined;
}

/**
 * Checks the options that are Nest's; the client checks its own.
 *
 * @throws {AriConfigurationException} naming the option that is wrong and what it should be.
 */
export function connectionSettings(name: string, options: AriConnectionOptions): ConnectionSettings {
  const place = { connection: name };
  const checks: OptionChecks<Pick<AriModuleOptions, OfModule>> =
    options?.server === undefined
      ? new OptionChecks<AriModuleOptions>(place, options, KNOWN_OPTIONS, OTHER_NAMES)
      : new OptionChecks<Omit<AriServerModuleOptions, WaysToCall>>(
          place,
          options,
          KNOWN_SERVER_OPTIONS,
          OTHER_SERVER_NAMES,
        );
  const { apps, server } = options;
  return {
    connect: checks.oneOf('connect', CONNECT_MOMENTS),
    inheritGlobalEnhancers: checks.flag('inheritGlobalEnhancers', false),
    drain: drainSettings(checks),
    events: options.events ?? true,
    subscribeAll: options.subscribeAll ?? false,
    subscriptions: options.subscriptions ?? [],
    apps: apps === undefined ? undefined : typeof apps === 'string' ? [apps] : apps,
    calledByAsterisk: server !== undefined,
    sharedPath: server?.port === undefined ? server?.path : undefined,
  };
}

/** What the module keeps for itself. */
type OfModule = 'connect' | 'inheritGlobalEnhancers' | 'drainTimeout' | 'drain';

/** The part of the options that is the client's. */
export function clientOptions<Options extends Pick<AriModuleOptions, OfModule>>(
  options: Options,
): Omit<Options, OfModule> {
  const {
    connect: _connect,
    inheritGlobalEnhancers: _globals,
    drainTimeout: _timeout,
    drain: _drain,
    ...rest
  } = options;
  return rest;
}
