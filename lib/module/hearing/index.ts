export { type ChannelOrigin, channelOrigin, isCaller, isNewCall } from './channel-origin.js';
export { boundEnhancers, checkHandler } from './handler-check.js';
export { type Invoke, RESYNC, hear } from './handler-hearing.js';
