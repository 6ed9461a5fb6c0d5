// For our own rooms that stand on the same HTTP server.
export { refuseHandshake } from './handshake.js';
export { OwnPort } from './own-port.js';
export { SharedServer } from './shared-server.js';
export type { TakeUpgrade, UpgradeSource } from './upgrade-source.js';
