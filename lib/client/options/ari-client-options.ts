import type { OrphanPolicy } from './orphan-policy.js';
import type { AriTlsOptions } from '../transport/index.js';
import type { AriLogger } from './ari-logger.js';

/**
 * What to do about an application that another program took.
 * @publicApi
 */
export type ReplacedReaction = 'stop' | 'takeBack';

/**
 * Commands over a WebSocket. Asterisk carries out one command of a socket after the other.
 * @publicApi
 */
export interface AriWebSocketOptions {
  /**
   * `own` (default): a second socket, with an application of its own that no call ever enters, so that a slow command
   * never delays events. `events`: the event socket; one HTTP session of Asterisk less.
   */
  readonly socket?: 'own' | 'events';
  /**
   * Highest number of commands that are sent and not answered; further ones wait, within their time limit. Default 32.
   */
  readonly inFlight?: number;
}

/**
 * Options of a client: how it reaches its Asterisk, and what it needs from it. All times are in milliseconds.
 * @publicApi
 */
export interface AriClientOptions {
  /**
   * Where the HTTP server of Asterisk is: `http://host:8088` or `https://host:8089`, with the `prefix` of `http.conf`
   * behind it where one is set. `/ari` at the end may be given or left out.
   */
  readonly url: string;
  /** User of `ari.conf`. Any character is fine. */
  readonly username: string;
  /** Password of that user. Any character is fine; it shows up in no log, error, URL or printed object. */
  readonly password: string;
  /** Stasis applications whose events this client gets, 1 to 73 characters each. */
  readonly apps?: string | readonly string[];
  /** `false` opens no event socket: a client that only sends commands. Default `true`. */
  readonly events?: boolean;
  /** Events of every channel, bridge, endpoint and device state, in Stasis or not. Default `false`; costly. */
  readonly subscribeAll?: boolean;
  /**
   * What the applications get events of beside their own channels, subscribed after every connect:
   * `endpoint:PJSIP/alice`, `endpoint:PJSIP`, `deviceState:Stasis:lamp`, `channel:<id>`, `bridge:<id>`.
   */
  readonly subscriptions?: readonly string[];
  /** Name of the connection in exceptions and logs. Default `default`. */
  readonly name?: string;
  /** Time limit of a command. Default 10,000. */
  readonly timeout?: number;
  /**
   * Highest number of HTTP sockets. Default 16; Asterisk itself accepts 100 for all programs together, unless
   * `http.conf` says otherwise.
   */
  readonly sockets?: number;
  /** For `https`: own authority, client certificate. */
  readonly tls?: AriTlsOptions;
  /** Beginning of the ids that this client chooses for channels, playbacks and so on. Default `nestjs-ari`. */
  readonly idPrefix?: string;
  /** Waits between attempts to connect: anything up to a bound that doubles from `first` to `most`. Default 100, 2,000. */
  readonly reconnect?: { readonly first?: number; readonly most?: number };
  /**
   * What to do with calls that are found in an application without an owner, after a gap or a restart of this program:
   * one policy for all, or one for each application. Default `resume`.
   */
  readonly orphans?: OrphanPolicy | Readonly<Record<string, OrphanPolicy>>;
  /**
   * With `auto` Asterisk sends only the events that have listeners and those that this client itself needs; a later
   * `on()` adds to them. Default `off`: every event is sent. One `on('*')` switches it off.
   *
   * The filter also shows other processes with `auto` that the application is served: a process that comes later does
   * not take it, but is `occupied` until this one has ended.
   */
  readonly eventFilter?: 'off' | 'auto';
  /**
   * Whether a second process with this option is kept from taking an application of this client: it is `occupied` until
   * this one has gone. Works with and without an event filter. Default: `true` with `eventFilter: 'auto'`, otherwise
   * `false`.
   */
  readonly exclusive?: boolean;
  /**
   * Whether each connect proves that events come: an event is sent to every application through Asterisk, and the
   * connection is `connected` when it has come. A socket over which none comes within 3 seconds is closed and opened
   * again. It costs one command for each application and connect; a user who may only read is not checked. Default `true`.
   */
  readonly checkEvents?: boolean;
  /**
   * What to do when another program registers an application of this client: `stop` – give it up (default), unless both
   * have `eventFilter: 'auto'`: then this one, with its last application, is `occupied` until the other has gone;
   * `takeBack` – register it again, from which the other program learns the same way; or a function that chooses.
   */
  readonly onReplaced?: ReplacedReaction | ((application: string) => ReplacedReaction | Promise<ReplacedReaction>);
  /** How often the event socket is pinged, and how long the answer may take. Default 15,000 and 5,000. */
  readonly ping?: { readonly interval?: number; readonly timeout?: number };
  /** Longest wait for the end of a playback, recording and the like, where the call names none. Default 600,000. */
  readonly patience?: number;
  /**
   * Get the cause of every hang-up. Asterisk sends it in ChannelDestroyed, which for a caller from the dialplan goes to
   * subscribers only: this option subscribes to each channel at its StasisStart, which costs one command for each call.
   * Default `false`: the cause is known when the far end hung up, and for channels that were originated. For a call into the
   * dialplan that is refused within milliseconds, subscribe to the endpoint instead: `subscriptions: ['endpoint:PJSIP']`.
   */
  readonly exactCause?: boolean;
  /**
   * How commands travel: `http` (default), or `websocket`, which is faster, since Asterisk 20.14, 21.9 and 22.4. Files
   * always travel over HTTP. Axios interceptors do not see commands over a WebSocket.
   */
  readonly transport?: 'http' | 'websocket';
  /** With `transport: 'websocket'`: over which socket. */
  readonly websocket?: AriWebSocketOptions;
  /** Where the client writes its few lines. Default: warnings and errors as process warnings. */
  readonly logger?: AriLogger;
}
