import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { AriLogger } from '../../client/index.js';

/**
 * Where Asterisk opens WebSockets for sound. Its `websocket_client.conf` needs a section whose `uri` leads here, with
 * `connection_type = per_call_config`.
 * @publicApi
 */
export interface MediaWebSocketOptions {
  /** Name of the section in `websocket_client.conf`. */
  readonly section: string;
  /** Path of its `uri`. Default `/media`. */
  readonly path?: string;
  /** Port to listen on; 0 takes a free one. Give either this or `server`. */
  readonly port?: number;
  /** Address to listen on. Default: all of this machine. */
  readonly host?: string;
  /** An HTTP server that something else starts, or a function that gives it when listening begins. */
  readonly server?: HttpServer | HttpsServer | (() => HttpServer | HttpsServer);
  /** User and password of the section, when it has some: then they are asked for as well. */
  readonly username?: string;
  readonly password?: string;
}

/**
 * Where Asterisk opens TCP connections for sound: AudioSocket, for servers without `chan_websocket`.
 * @publicApi
 */
export interface MediaAudioSocketOptions {
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Address to listen on. Default: all of this machine. */
  readonly host?: string;
  /** Address, with or without a port, under which Asterisk reaches this program. Default: 127.0.0.1. */
  readonly address?: string;
}

/**
 * What strangers and callers may take up.
 * @publicApi
 */
export interface MediaLimits {
  /** Streams at the same time; one more is refused before Asterisk is asked. Default 1,000. */
  readonly streams?: number;
  /** Connections that have not said yet whose sound they bring, on each port of its own. Default 100. */
  readonly strangers?: number;
  /** How long an announced id is let in, in milliseconds. Default 10,000. */
  readonly admission?: number;
}

/**
 * Options of a media server. At least one of `webSocket` and `audioSocket`.
 * @publicApi
 */
export interface MediaServerOptions {
  readonly webSocket?: MediaWebSocketOptions;
  readonly audioSocket?: MediaAudioSocketOptions;
  readonly limits?: MediaLimits;
  /** Where it says who was refused. Default: process warnings. */
  readonly logger?: AriLogger;
}
