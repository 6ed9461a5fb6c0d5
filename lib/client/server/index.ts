export type { AriHttpAccess, AriServerOptions, AsteriskIdentity } from './ari-server-options.js';
export { AriServer } from './ari-server.js';
export { ConnectedAsterisk, type ServerEventCounts } from './connected-asterisk.js';
