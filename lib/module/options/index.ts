export type {
  AriConnectionOptions,
  AriModuleAsyncOptions,
  AriModuleExtras,
  AriOptionsFactory,
} from './ari-connection-options.js';
export type { AriModuleOptions } from './ari-module-options.js';
export type { ConnectMoment } from './connect-moment.js';
export { type ConnectionSettings, clientOptions, connectionSettings } from './connection-settings.js';
export { withoutWaysToCall } from './known-options.js';
export type { DrainOptions, NewCallsPolicy } from './drain-options.js';
export type { AriModuleServer, AriServerModuleOptions, WaysToCall } from './server-module-options.js';
