export { MediaServer } from './media-server.js';
export type {
  MediaAudioSocketOptions,
  MediaLimits,
  MediaServerOptions,
  MediaWebSocketOptions,
} from './media-server-options.js';
