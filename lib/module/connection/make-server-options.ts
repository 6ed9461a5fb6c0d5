import type { Server as HttpServer } from 'node:http';
import { AriConfigurationException, type AriHttpAccess, type AriServerOptions } from '../../client/index.js';
import type { AriModuleServer, AriServerModuleOptions, WaysToCall } from '../options/index.js';

const OWN = ['path', 'username', 'password', 'port', 'host', 'inFlight', 'absence'] satisfies (keyof AriModuleServer)[];

const OPENED_BY_ASTERISK = 'belongs to a connection that is opened from here, and Asterisk opens this one';

/** Options that make no sense here, and where Asterisk has them instead. */
const ELSEWHERE: Readonly<Record<WaysToCall, string>> = {
  apps: 'is told by Asterisk: name the applications as "apps" in its ari.conf',
  subscribeAll: 'is told by Asterisk: set "subscribe_all" in its ari.conf',
  events: 'cannot be chosen: an Asterisk that calls brings its events',
  reconnect: `${OPENED_BY_ASTERISK}: set "reconnect_interval" in its websocket_client.conf`,
  onReplaced: `${OPENED_BY_ASTERISK}: each Asterisk has the application once`,
  sockets: OPENED_BY_ASTERISK,
  transport: `${OPENED_BY_ASTERISK}: commands travel over its WebSocket`,
  websocket: `${OPENED_BY_ASTERISK}: "server.inFlight" is the limit of its commands`,
};

/** Without what is Nest's. */
type ServerOptions = Omit<AriServerModuleOptions, 'connect' | 'inheritGlobalEnhancers' | 'drainTimeout' | 'drain'>;

/**
 * What a server is made of, out of the options of a module.
 *
 * @param shared - gives the HTTP server of the application when it is there.
 * @throws {AriConfigurationException} naming the option that is wrong and what it should be.
 */
export function serverClientOptions(
  name: string,
  options: ServerOptions,
  shared: () => HttpServer,
): Omit<AriServerOptions, 'logger'> {
  const refuse = (field: string, expected: string): never => {
    throw new AriConfigurationException(name, field, expected);
  };
  for (const [field, expected] of Object.entries(ELSEWHERE)) {
    if (options[field as WaysToCall] !== undefined) refuse(field, expected);
  }
  const { server, url, username, password, tls, ...rest } = options;
  if (typeof server !== 'object' || server === null)
    refuse('server', 'must be an object with path, username, password');
  const unknown = Object.keys(server).find((key) => !(OWN as string[]).includes(key));
  if (unknown !== undefined) refuse(`server.${unknown}`, `is not an option; known are ${OWN.join(', ')}`);
  const { port, host, ...own } = server;
  if (port === undefined && host !== undefined) {
    refuse('server.host', 'needs a "server.port": without one the HTTP server of the application is listened on');
  }
  const strangers = Object.entries({ username, password, tls }).filter(([, value]) => value !== undefined);
  if (url === undefined && strangers.length > 0) {
    refuse(strangers[0]?.[0] ?? '', 'stands beside a "url"; what Asterisk shows when it calls belongs into "server"');
  }
  const place = port === undefined ? { server: shared } : { port, host };
  const http = url === undefined ? undefined : ({ url, username, password, tls } as AriHttpAccess);
  return { ...rest, ...own, ...place, http, name };
}

/** The option of the module that an option of the server was made from. */
export function moduleField(field: string): string {
  if (field.startsWith('http.')) return field.slice('http.'.length);
  const [own = ''] = field.split('.', 1);
  return (OWN as string[]).includes(own) ? `server.${field}` : field;
}
