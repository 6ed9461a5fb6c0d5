export { BackOff } from './back-off.js';
export type { AriStatus, AriStatusChange } from './connection-status.js';
export { CLOSE_PATIENCE_MS, LARGEST_FRAME } from './connection-timing.js';
export { Heartbeat, type HeartbeatOptions } from './heartbeat.js';
export { EventConnection, type EventConnectionOptions } from './event-connection.js';
export { untilConnected } from './until-connected.js';
export { cutReason, isCut } from './cut-by-asterisk.js';
export { EventLoopLag } from './event-loop-lag.js';
export { LagWarnings } from './lag-warnings.js';
