import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { AriLogger, OrphanPolicy } from '../options/index.js';
import type { AriTlsOptions } from '../transport/index.js';

/**
 * Identity of an Asterisk that has opened a socket.
 * @publicApi
 */
export interface AsteriskIdentity {
  /** Its entity id: `asterisk_id` in every event. */
  readonly id: string;
  /** Address from which it opened the socket. */
  readonly address: string;
}

/**
 * The HTTP interface of an Asterisk that has opened a socket: files cannot travel over its WebSocket.
 * @publicApi
 */
export interface AriHttpAccess {
  /** `http://host:8088` */
  readonly url: string;
  /** User of `ari.conf`, not that of the WebSocket. */
  readonly username: string;
  readonly password: string;
  readonly tls?: AriTlsOptions;
}

/**
 * Options of a server: how Asterisk servers reach this program, and what it needs from them. All times are in
 * milliseconds.
 * @publicApi
 */
export interface AriServerOptions {
  /** Path of `uri` in `websocket_client.conf`, for instance `/ari`. */
  readonly path: string;
  /** User that every Asterisk must name: `username` in `websocket_client.conf`. */
  readonly username: string;
  /** Its password. It shows up in no log, error or printed object. */
  readonly password: string;
  /** Port to listen on; 0 takes a free one, which `port` of the server tells. Give either this or `server`. */
  readonly port?: number;
  /** Address to listen on. Default: all of this machine. */
  readonly host?: string;
  /**
   * An HTTP server that something else starts, for example the one of a Nest application. Requests to `path` are taken
   * before other listeners get them; all others, WebSockets included, go to the listeners that handle them now. Give a
   * function when the server does not exist yet: it is called when listening begins.
   */
  readonly server?: HttpServer | HttpsServer | (() => HttpServer | HttpsServer);
  /** The HTTP interface for files. Without it such commands are refused. */
  readonly http?: AriHttpAccess | ((asterisk: AsteriskIdentity) => AriHttpAccess | undefined);
  /** Name of the connection in exceptions and logs. Default `default`. */
  readonly name?: string;
  /** Time limit of a command. Default 10,000. */
  readonly timeout?: number;
  /** Highest number of commands that are sent over one socket and not answered; further ones wait. Default 32. */
  readonly inFlight?: number;
  /** Beginning of the ids that this program chooses for channels, playbacks and so on. Default `nestjs-ari`. */
  readonly idPrefix?: string;
  /**
   * What the applications get events of beside their own channels, subscribed after every connect; see
   * `AriClientOptions`.
   */
  readonly subscriptions?: readonly string[];
  /** What to do with calls that are found without an owner after a connect; see `AriClientOptions`. */
  readonly orphans?: OrphanPolicy | Readonly<Record<string, OrphanPolicy>>;
  /** Whether Asterisk sends only the events that have listeners; see `AriClientOptions`. */
  readonly eventFilter?: 'off' | 'auto';
  /** Whether `ChannelDestroyed` is asked for, so that a hangup has its exact cause; see `AriClientOptions`. */
  readonly exactCause?: boolean;
  /** How often a socket is pinged, and how long the answer may take. Default 15,000 and 5,000. */
  readonly ping?: { readonly interval?: number; readonly timeout?: number };
  /**
   * How long a lost socket may take to come back before its calls are given up as lost: the socket of a single call
   * (default 5,000), and a persistent one (default 600,000).
   */
  readonly absence?: { readonly call?: number; readonly persistent?: number };
  /** Longest wait for the end of a playback, recording and the like, where the call names none. Default 600,000. */
  readonly patience?: number;
  /** Where the server writes its few lines. Default: warnings and errors as process warnings. */
  readonly logger?: AriLogger;
}
