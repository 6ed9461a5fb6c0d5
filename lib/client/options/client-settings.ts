import { accessSettings, type AccessSettings } from './access-settings.js';
import { applicationNames } from './application-names.js';
import type { AriClientOptions, ReplacedReaction } from './ari-client-options.js';
import { type KnownOptions, OptionChecks } from './option-checks.js';
import { SHARED_OPTIONS, sharedSettings, type SharedSettings } from './shared-settings.js';

/** The options of a client, checked and with every default filled in. */
export interface ClientSettings extends SharedSettings, AccessSettings {
  readonly applications: readonly string[];
  readonly events: boolean;
  readonly subscribeAll: boolean;
  readonly exclusive: boolean;
  readonly checkEvents: boolean;
  readonly sockets: number;
  readonly reconnect: { readonly first: number; readonly most: number };
  readonly onReplaced: NonNullable<AriClientOptions['onReplaced']>;
  readonly transport: 'http' | 'websocket';
  readonly websocket: { readonly socket: 'own' | 'events'; readonly inFlight: number };
}

export const CLIENT_OPTIONS: KnownOptions<AriClientOptions> = {
  url: true,
  username: true,
  password: true,
  apps: true,
  events: true,
  subscribeAll: true,
  exclusive: true,
  checkEvents: true,
  sockets: true,
  tls: true,
  reconnect: true,
  onReplaced: true,
  transport: true,
  websocket: true,
  ...SHARED_OPTIONS,
};

/**
 * Checks the options of a client.
 *
 * @throws {AriConfigurationException} naming the first field that is wrong and what it should be.
 */
export function clientSettings(options: AriClientOptions): ClientSettings {
  const checks = new OptionChecks<AriClientOptions>({ connection: connectionName(options) }, options, CLIENT_OPTIONS);
  const reconnect = checks.inside('reconnect', { first: true, most: true });
  const websocket = checks.inside('websocket', { socket: true, inFlight: true });
  return {
    ...accessSettings(checks),
    ...sharedSettings(checks),
    applications: applicationNames(checks),
    events: checks.flag('events', true),
    subscribeAll: checks.flag('subscribeAll', false),
    exclusive: checks.flag('exclusive', options.eventFilter === 'auto'),
    checkEvents: checks.flag('checkEvents', true),
    sockets: checks.whole('sockets', 16),
    reconnect: { first: reconnect.time('first', 100), most: reconnect.time('most', 2_000) },
    onReplaced: checks.isFunction('onReplaced')
      ? (options.onReplaced as ClientSettings['onReplaced'])
      : checks.oneOf<ReplacedReaction>('onReplaced', ['stop', 'takeBack']),
    transport: checks.oneOf('transport', ['http', 'websocket']),
    websocket: { socket: websocket.oneOf('socket', ['own', 'events']), inFlight: websocket.whole('inFlight', 32) },
  };
}

/** How a message names the connection before its options have been checked. */
export function connectionName(options: { readonly name?: string } | null | undefined): string {
  return typeof options?.name === 'string' && options.name !== '' ? options.name : 'default';
}
