import type { Server as HttpServer } from 'node:http';
import { AriConfigurationException, type AriHttpAccess, type AriServerOptions } from '../../client/index.js';
import { type KnownOptions, OptionChecks } from '../../client/internal.js';
import { type AriModuleServer, type AriServerModuleOptions, withoutWaysToCall } from '../options/index.js';

const OWN: KnownOptions<AriModuleServer> = {
  path: true,
  username: true,
  password: true,
  port: true,
  host: true,
  inFlight: true,
  absence: true,
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
  const { server, url, username, password, tls, ...rest } = withoutWaysToCall(options);
  const checks = new OptionChecks<AriModuleServer>({ connection: name, field: 'server' }, server, OWN);
  const { port, host, ...own } = server;
  if (port === undefined && host !== undefined) {
    checks.refuse('host', 'needs a "server.port": without one the HTTP server of the application is listened on');
  }
  const strangers = Object.entries({ username, password, tls }).filter(([, value]) => value !== undefined);
  if (url === undefined && strangers.length > 0) {
    const expected = 'stands beside a "url"; what Asterisk shows when it calls belongs into "server"';
    throw new AriConfigurationException(name, strangers[0]?.[0] ?? '', expected);
  }
  const place = port === undefined ? { server: shared } : { port, host };
  const http = url === undefined ? undefined : ({ url, username, password, tls } as AriHttpAccess);
  return { ...rest, ...own, ...place, http, name };
}

/** The option of the module that an option of the server was made from. */
export function moduleField(field: string): string {
  if (field.startsWith('http.')) return field.slice('http.'.length);
  const [own = ''] = field.split('.', 1);
  return Object.hasOwn(OWN, own) ? `server.${field}` : field;
}
