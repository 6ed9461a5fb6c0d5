import type { AriClientOptions, AriServerOptions, AriTlsOptions } from '../../client/index.js';
import type { AriModuleOptions } from './ari-module-options.js';

/**
 * Where Asterisk opens its WebSockets: what `websocket_client.conf` names, seen from this side.
 * @publicApi
 */
export type AriModuleServer = Pick<AriServerOptions, 'path' | 'username' | 'password' | 'inFlight' | 'absence'> & Place;

/** A port for Asterisk alone, or none: then the HTTP server of the Nest application is shared with everybody else. */
type Place =
  { readonly port: number; readonly host?: string } | { readonly port?: undefined; readonly host?: undefined };

/**
 * Options of a connection that Asterisk opens; times are in milliseconds.
 * @publicApi
 */
export type AriServerModuleOptions = Shared & Files & { readonly [K in WaysToCall]?: undefined };

/** What means the same whichever side calls. */
interface Shared
  extends
    Pick<AriServerOptions, 'timeout' | 'idPrefix' | 'subscriptions' | 'orphans' | 'eventFilter' | 'exactCause'>,
    Pick<AriServerOptions, 'ping' | 'patience'>,
    Pick<AriModuleOptions, OfModule> {
  /**
   * Asterisk calls this application, over the WebSockets of its `websocket_client.conf`: lasting ones, or one for each
   * call. Several Asterisks may call one server. With a `port` it listens there, without one on the HTTP server of the
   * application.
   */
  readonly server: AriModuleServer;
}

/** Recordings cannot travel over Asterisk's WebSocket: where its HTTP interface is, for those who want them. */
type Files =
  | { readonly url: string; readonly username: string; readonly password: string; readonly tls?: AriTlsOptions }
  | {
      readonly url?: undefined;
      readonly username?: undefined;
      readonly password?: undefined;
      readonly tls?: undefined;
    };

/** What Nest's side wants of every connection. */
type OfModule = Exclude<keyof AriModuleOptions, keyof AriClientOptions | 'server'>;

/** What only a connection that is opened from here can have. */
export type WaysToCall = Exclude<keyof AriModuleOptions, keyof Shared | keyof AriServerOptions | 'url' | 'tls'>;
