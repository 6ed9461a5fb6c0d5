import type { MediaAudioSocketOptions, MediaLimits, MediaWebSocketOptions } from '../server/index.js';

/**
 * Options of `MediaModule`. Without `webSocket` and `audioSocket` this program connects to Asterisk, for each call.
 * @publicApi
 */
export interface MediaModuleOptions {
  /** Where Asterisk opens WebSockets. Without `port` and `server` on the HTTP server of the application. */
  readonly webSocket?: MediaWebSocketOptions;
  /** Where Asterisk opens AudioSocket connections. */
  readonly audioSocket?: MediaAudioSocketOptions;
  readonly limits?: MediaLimits;
  /** At a shutdown: how long open streams may go on, in milliseconds; then they end. Default 5,000. */
  readonly drain?: number;
}
