export { ChannelHub } from './channel.hub.js';
export { GatewayPublisher } from './gateway.publisher.js';
export { SessionChannels, type ChannelSources } from './session-channels.js';
