export { ChannelHub } from './channel.hub.js';
export { GatewayPublisher } from './gateway.publisher.js';
export { SessionChannels } from './session-channels.js';
