export { type ChannelOrigin, channelOrigin, isCaller, isNewCall } from './channel-origin.js';
export { ChannelOrigins } from './channel-origins.js';
export { boundEnhancers, checkHandler } from './handler-check.js';
export { type Invoke, RESYNC, hear } from './handler-hearing.js';
export { unknownEventWarning } from './unknown-event-warning.js';
