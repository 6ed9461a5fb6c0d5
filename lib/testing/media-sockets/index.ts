export { MediaSockets } from './media-sockets.js';
