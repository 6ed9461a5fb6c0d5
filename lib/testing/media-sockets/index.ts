export { AudioSockets } from './audio-sockets.js';
export { MediaSockets } from './media-sockets.js';
export type { WebSocketClientSection } from './web-socket-clients.js';
