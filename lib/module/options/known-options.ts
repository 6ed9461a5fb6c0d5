import { CLIENT_OPTIONS, type KnownOptions, type OtherNames } from '../../client/internal.js';
import type { AriModuleOptions } from './ari-module-options.js';
import type { AriServerModuleOptions, WaysToCall } from './server-module-options.js';

const { name: _name, logger: _logger, ...OF_THE_CLIENT } = CLIENT_OPTIONS;

/** Options of a connection that is opened from here. */
export const KNOWN_OPTIONS: KnownOptions<AriModuleOptions> = {
  ...OF_THE_CLIENT,
  connect: true,
  inheritGlobalEnhancers: true,
  drainTimeout: true,
  drain: true,
  server: true,
};

/** What stands beside the options, or nowhere. */
export const OTHER_NAMES: OtherNames = {
  name: 'belongs beside the factory, forRootAsync({ name, useFactory }), or into forRoot({ name, … })',
  isGlobal: 'belongs beside the factory, forRootAsync({ isGlobal, useFactory }), or into forRoot({ isGlobal, … })',
  logger: "is not an option here: the module writes to Nest's own",
};

const OPENED_BY_ASTERISK = 'belongs to a connection that is opened from here, and Asterisk opens this one';

/** Options that make no sense where Asterisk opens the connection, and where it has them instead. */
const SET_ELSEWHERE: Readonly<Record<WaysToCall, string>> = {
  apps: 'comes from Asterisk: name the applications as "apps" in its ari.conf',
  subscribeAll: 'comes from Asterisk: set "subscribe_all" in its ari.conf',
  events: 'cannot be chosen: an Asterisk that calls brings its events',
  reconnect: `${OPENED_BY_ASTERISK}: set "reconnect_interval" in its websocket_client.conf`,
  exclusive: `${OPENED_BY_ASTERISK}: each Asterisk has the application once`,
  checkEvents: `${OPENED_BY_ASTERISK}: its first event comes over the socket itself`,
  onReplaced: `${OPENED_BY_ASTERISK}: each Asterisk has the application once`,
  sockets: OPENED_BY_ASTERISK,
  transport: `${OPENED_BY_ASTERISK}: commands travel over its WebSocket`,
  websocket: `${OPENED_BY_ASTERISK}: "server.inFlight" is the limit of its commands`,
};

/** Options of a connection that Asterisk opens. */
export const KNOWN_SERVER_OPTIONS: KnownOptions<Omit<AriServerModuleOptions, WaysToCall>> =
  withoutWaysToCall(KNOWN_OPTIONS);

/** What such a connection cannot have. */
export const OTHER_SERVER_NAMES: OtherNames = { ...OTHER_NAMES, ...SET_ELSEWHERE };

/** The options of a connection that Asterisk opens, without those that it cannot have, which may be there as undefined. */
export function withoutWaysToCall<Options extends object>(options: Options): Omit<Options, WaysToCall> {
  const left = Object.entries(options).filter(([name]) => !Object.hasOwn(SET_ELSEWHERE, name));
  return Object.fromEntries(left) as Omit<Options, WaysToCall>;
}
