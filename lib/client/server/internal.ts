// For our own rooms that stand on the same HTTP server.
export { refuseHandshake } from './handshake.js';
export { SharedServer } from './shared-server.js';
