import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import {
  accessSettings,
  type AccessSettings,
  connectionName,
  credentials,
  type KnownOptions,
  OptionChecks,
  SHARED_OPTIONS,
  sharedSettings,
  type SharedSettings,
} from '../options/index.js';
import type { Credentials } from '../transport/index.js';
import type { AriHttpAccess, AriServerOptions, AsteriskIdentity } from './ari-server-options.js';

/** The options of a server, checked and with every default filled in. */
export interface ServerSettings extends SharedSettings {
  /** An Asterisk that calls brings its events. */
  readonly events: true;
  readonly path: string;
  readonly credentials: Credentials;
  /** The port to listen on, or the server to use. */
  readonly place:
    { readonly port: number; readonly host?: string } | { readonly server: () => HttpServer | HttpsServer };
  /** @throws {AriConfigurationException} the option is a function, and what it returns is wrong. */
  readonly http: (asterisk: AsteriskIdentity) => AccessSettings | undefined;
  readonly inFlight: number;
  readonly absence: { readonly call: number; readonly persistent: number };
}

const KNOWN: KnownOptions<AriServerOptions> = {
  path: true,
  username: true,
  password: true,
  port: true,
  host: true,
  server: true,
  http: true,
  inFlight: true,
  absence: true,
  ...SHARED_OPTIONS,
};

const KNOWN_ACCESS: KnownOptions<AriHttpAccess> = { url: true, username: true, password: true, tls: true };

const HIGHEST_PORT = 65_535;

/**
 * Checks the options of a server.
 *
 * @throws {AriConfigurationException} naming the first field that is wrong and what it should be.
 */
export function serverSettings(options: AriServerOptions): ServerSettings {
  const checks = new OptionChecks<AriServerOptions>({ connection: connectionName(options) }, options, KNOWN);
  const path = checks.string('path');
  if (!/^\/[^\s?#]*$/.test(path)) checks.refuse('path', 'must be a path such as /ari');
  const absence = checks.inside('absence', { call: true, persistent: true });
  return {
    ...sharedSettings(checks),
    events: true,
    path,
    credentials: credentials(checks),
    place: place(checks),
    http: access(checks),
    inFlight: checks.whole('inFlight', 32),
    absence: { call: absence.time('call', 5_000), persistent: absence.time('persistent', 600_000) },
  };
}

function place(checks: OptionChecks<AriServerOptions>): ServerSettings['place'] {
  const given = checks.given('server', isServer, 'must be an HTTP server, or a function that gives one');
  if (checks.has('port') === (given !== undefined)) checks.refuse('port', 'or "server" must be given, and not both');
  if (given !== undefined && checks.has('host')) checks.refuse('host', 'belongs to "port": a "server" has its own');
  if (given !== undefined) return { server: typeof given === 'function' ? given : () => given };
  const host = checks.given('host', isString, 'must be an address of this machine');
  return { port: checks.whole('port', 0, 0, HIGHEST_PORT), host };
}

/** Reads the option `http`. Options are checked at once, the result of a function when an Asterisk opens a socket. */
function access(checks: OptionChecks<AriServerOptions>): ServerSettings['http'] {
  if (!checks.has('http')) return () => undefined;
  const expected = 'must be an object with url, username, password, or a function that gives one';
  const http = checks.given('http', isAccess, expected);
  if (typeof http !== 'function') {
    const settings = accessSettings(checks.inside('http', KNOWN_ACCESS));
    return () => settings;
  }
  return (asterisk) => {
    const answer = http(asterisk);
    return answer === undefined ? undefined : accessSettings(checks.within('http', answer, KNOWN_ACCESS));
  };
}

function isString(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isServer(value: unknown): value is NonNullable<AriServerOptions['server']> {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && 'listen' in value);
}

function isAccess(value: unknown): value is NonNullable<AriServerOptions['http']> {
  return typeof value === 'function' || typeof value === 'object';
}
