export { AriLiveModule } from './ari-live.module.js';
export {
  ApplicationsBinding,
  AsteriskBinding,
  BridgesBinding,
  ChannelsBinding,
  DeviceStatesBinding,
  EndpointsBinding,
  LiveRecordingsBinding,
  MailboxesBinding,
  PlaybacksBinding,
  SoundsBinding,
  StoredRecordingsBinding,
} from './bindings/index.js';
export type { AriLiveOptions, LiveGrant, LiveStream } from './options/index.js';
export type {
  ApplicationRow,
  BridgeRow,
  ChannelRow,
  DeviceStateRow,
  EndpointRow,
  LiveRecordingRow,
  LiveRow,
  MailboxRow,
  PlaybackRow,
  SoundRow,
  StoredRecordingRow,
} from './rows/index.js';
