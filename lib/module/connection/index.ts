export type { AriConnectionOverview } from './ari-connection-overview.js';
export type { AriConnection } from './ari-connection.js';
export { AriConnections } from './ari-connections.js';
export { connectionExports, connectionProvider } from './connection.providers.js';
export { isOfOtherKind, KINDS, wrongKind } from './kind-of-connection.js';
