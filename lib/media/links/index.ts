export { AudioSocketLink, audioSocketFormat } from './audio-socket.link.js';
export { AudioSocketReader, audioSocketMessage, type AudioSocketMessage } from './audio-socket-reader.js';
export { LONGEST_MESSAGE } from './frame-socket.js';
export type { LinkEnd, LinkListener, MediaLink, MediaWay } from './media-link.js';
export { TextAllowance } from './text-allowance.js';
export { WebSocketLink } from './web-socket.link.js';
