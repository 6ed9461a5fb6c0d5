export { EventBus, type PublishOptions, type Topic } from './event-bus.js';
export { type EventFields, ExchangeEvent } from './exchange-event.js';
export type {
  BridgeSnapshot,
  ChannelSnapshot,
  ChannelState,
  DeviceStateSnapshot,
  EndpointSnapshot,
  LiveRecordingSnapshot,
  PartyId,
  PlaybackSnapshot,
} from './snapshots.js';
