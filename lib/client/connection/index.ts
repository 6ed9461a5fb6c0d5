export type { AriStatus, AriStatusChange } from './connection-status.js';
export { EventConnection, type EventConnectionOptions } from './event-connection.js';
export { untilConnected } from './until-connected.js';
