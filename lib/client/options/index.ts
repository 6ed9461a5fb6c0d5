export type { AriClientOptions, AriWebSocketOptions, ReplacedReaction } from './ari-client-options.js';
export type { AriLogger } from './ari-logger.js';
export { type ClientSettings, applicationNames, clientSettings } from './client-settings.js';
export type { AriConnectOptions } from './connect-options.js';
export type { OrphanPolicy } from './orphan-policy.js';
