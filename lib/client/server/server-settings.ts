import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { clientSettings, type ClientSettings } from '../options/index.js';
import { AriConfigurationException } from '../exceptions/index.js';
import type { Credentials } from '../transport/index.js';
import type { AriHttpAccess, AriServerOptions, AsteriskIdentity } from './ari-server-options.js';

/** The options of a server, checked and with every default filled in. */
export interface ServerSettings extends Pick<
  ClientSettings,
  | 'name'
  | 'timeout'
  | 'idPrefix'
  | 'subscriptions'
  | 'orphans'
  | 'eventFilter'
  | 'exactCause'
  | 'events'
  | 'ping'
  | 'patience'
  | 'logger'
> {
  readonly path: string;
  readonly credentials: Credentials;
  /** Where to listen, or what to listen on. */
  readonly place:
    { readonly port: number; readonly host?: string } | { readonly server: () => HttpServer | HttpsServer };
  readonly http: (asterisk: AsteriskIdentity) => AriHttpAccess | undefined;
  readonly inFlight: number;
  readonly absence: { readonly call: number; readonly persistent: number };
}

const KNOWN: ReadonlySet<string> = new Set([
  'path',
  'username',
  'password',
  'port',
  'host',
  'server',
  'http',
  'name',
  'timeout',
  'inFlight',
  'idPrefix',
  'subscriptions',
  'orphans',
  'eventFilter',
  'exactCause',
  'ping',
  'absence',
  'patience',
  'logger',
] satisfies (keyof AriServerOptions)[]);

const HIGHEST_PORT = 65_535;

/** An Asterisk that is never called: what a server shares with a client is checked as the client's. */
const NOWHERE = 'http://localhost';

/**
 * Checks the options of a server. They may come from a configuration file, so nothing is taken for granted.
 *
 * @throws {AriConfigurationException} naming the first field that is wrong and what it should be.
 */
export function serverSettings(options: AriServerOptions): ServerSettings {
  const name = typeof options?.name === 'string' ? options.name : 'default';
  const refuse = (field: string, expected: string): never => {
    throw new AriConfigurationException(name, field, expected);
  };
  if (typeof options !== 'object' || options === null)
    refuse('options', 'must be an object with path, username, password');
  const { path, port, host, server, http, inFlight, absence, ...shared } = options;
  const unknown = Object.keys(options).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) refuse(unknown, `is not an option of a server; known are ${[...KNOWN].join(', ')}`);
  if (typeof path !== 'string' || !/^\/[^\s?#]*$/.test(path)) refuse('path', 'must be a path such as /ari');
  if ((port === undefined) === (server === undefined)) refuse('port', 'or "server" must be given, and not both');
  if (port !== undefined && !(Number.isSafeInteger(port) && port >= 0 && port <= HIGHEST_PORT)) {
    refuse('port', `must be a whole number from 0 to ${HIGHEST_PORT}`);
  }
  const settings = clientSettings({ ...shared, url: NOWHERE });
  if (typeof http !== 'function' && http !== undefined) checkAccess(http, refuse);
  const whole = (field: string, value: unknown, otherwise: number): number => {
    if (value === undefined) return otherwise;
    return Number.isSafeInteger(value) && (value as number) > 0
      ? (value as number)
      : refuse(field, 'must be a whole number from 1 on');
  };
  return {
    ...settings,
    path,
    place: server === undefined ? { port: port ?? 0, host } : { server: given(server) },
    http: typeof http === 'function' ? http : () => http,
    inFlight: whole('inFlight', inFlight, 32),
    absence: {
      call: whole('absence.call', absence?.call, 5_000),
      persistent: whole('absence.persistent', absence?.persistent, 600_000),
    },
  };
}

function given(server: NonNullable<AriServerOptions['server']>): () => HttpServer | HttpsServer {
  return typeof server === 'function' ? server : () => server;
}

/** Found at once, and not when the first Asterisk calls. */
function checkAccess(access: AriHttpAccess, refuse: (field: string, expected: string) => never): void {
  if (typeof access !== 'object' || access === null) refuse('http', 'must be an object with url, username, password');
  try {
    clientSettings(access);
  } catch (error) {
    if (!(error instanceof AriConfigurationException)) throw error;
    refuse(`http.${error.field}`, error.expected);
  }
}
