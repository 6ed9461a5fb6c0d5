// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
export {
  ApplicationMoveFailed,
  ApplicationRegistered,
  ApplicationReplaced,
  ApplicationUnregistered,
} from './events/application.events.js';
export {
  BridgeAttendedTransfer,
  BridgeBlindTransfer,
  BridgeCreated,
  BridgeDestroyed,
  BridgeMerged,
  BridgeVideoSourceChanged,
} from './events/bridge.events.js';
export { CallBroadcast, CallClaimed } from './events/call.events.js';
export {
  ChannelCallerId,
  ChannelConnectedLine,
  ChannelCreated,
  ChannelDestroyed,
  ChannelDialplan,
  ChannelDtmfReceived,
  ChannelEnteredBridge,
  ChannelHangupRequest,
  ChannelHold,
  ChannelLeftBridge,
  ChannelStateChange,
  ChannelTalkingFinished,
  ChannelTalkingStarted,
  ChannelToneDetected,
  ChannelTransfer,
  ChannelUnhold,
  ChannelUserevent,
  ChannelVarset,
  Dial,
} from './events/channel.events.js';
export { DeviceStateChanged } from './events/device-state.events.js';
export {
  ContactStatusChange,
  EndpointStateChange,
  PeerStatusChange,
  TextMessageReceived,
} from './events/endpoint.events.js';
export type {
  AnyAriEvent,
  ApplicationEventMap,
  AriEventMap,
  AriEventName,
  BridgeEventMap,
  ChannelEventMap,
  DeviceStateEventMap,
  EndpointEventMap,
  PlaybackEventMap,
  RecordingEventMap,
} from './events/event-map.js';
export { PlaybackContinuing, PlaybackFinished, PlaybackStarted } from './events/playback.events.js';
export { RecordingFailed, RecordingFinished, RecordingStarted } from './events/recording.events.js';
export { StasisEnd, StasisStart } from './events/stasis.events.js';
export { RESTResponse } from './events/transport.events.js';
export type { EventFilter, EventTypeName } from './models/applications.models.js';
export type {
  AsteriskInfo,
  AsteriskModule,
  AsteriskPing,
  BuildInfo,
  ConfigInfo,
  ConfigTuple,
  LogChannel,
  SetId,
  StatusInfo,
  SystemInfo,
  Variable,
  VariableSetting,
  VariableValue,
  Variables,
} from './models/asterisk.models.js';
export type { CallerID, DialplanCEP, RTPstat } from './models/channels.models.js';
export type { TextMessage } from './models/endpoints.models.js';
export type {
  AdditionalParam,
  ContactInfo,
  Peer,
  ReferTo,
  ReferredBy,
  RequiredDestination,
} from './models/events.models.js';
export type { FormatLangPair } from './models/sounds.models.js';
export {
  type ApplicationsFilterOptions,
  ApplicationsRepository,
  type ApplicationsSubscribeOptions,
  type ApplicationsUnsubscribeOptions,
} from './repositories/applications.repository.js';
export {
  type AsteriskAddLogOptions,
  type AsteriskGetGlobalVarOptions,
  type AsteriskGetInfoOptions,
  AsteriskRepository,
  type AsteriskSetGlobalVarOptions,
  type AsteriskUpdateObjectOptions,
} from './repositories/asterisk.repository.js';
export {
  type BridgesAddChannelOptions,
  type BridgesCreateOptions,
  type BridgesCreateWithIdOptions,
  type BridgesGetBridgeVarOptions,
  type BridgesGetBridgeVarsOptions,
  type BridgesPlayOptions,
  type BridgesPlayWithIdOptions,
  type BridgesRecordOptions,
  type BridgesRemoveChannelOptions,
  BridgesRepository,
  type BridgesSetBridgeVarOptions,
  type BridgesSetBridgeVarsOptions,
  type BridgesStartMohOptions,
} from './repositories/bridges.repository.js';
export {
  type ChannelsContinueInDialplanOptions,
  type ChannelsCreateOptions,
  type ChannelsDialOptions,
  type ChannelsExternalMediaOptions,
  type ChannelsGetChannelVarOptions,
  type ChannelsGetChannelVarsOptions,
  type ChannelsHangupOptions,
  type ChannelsMoveOptions,
  type ChannelsMuteOptions,
  type ChannelsOriginateOptions,
  type ChannelsOriginateWithIdOptions,
  type ChannelsPlayOptions,
  type ChannelsPlayWithIdOptions,
  type ChannelsRecordOptions,
  type ChannelsRedirectOptions,
  ChannelsRepository,
  type ChannelsSendDTMFOptions,
  type ChannelsSetChannelVarOptions,
  type ChannelsSetChannelVarsOptions,
  type ChannelsSnoopChannelOptions,
  type ChannelsSnoopChannelWithIdOptions,
  type ChannelsStartMohOptions,
  type ChannelsTransferProgressOptions,
  type ChannelsUnmuteOptions,
} from './repositories/channels.repository.js';
export { DeviceStatesRepository, type DeviceStatesUpdateOptions } from './repositories/device-states.repository.js';
export {
  type EndpointsReferOptions,
  type EndpointsReferToEndpointOptions,
  EndpointsRepository,
  type EndpointsSendMessageOptions,
  type EndpointsSendMessageToEndpointOptions,
} from './repositories/endpoints.repository.js';
export {
  type EventsClaimChannelOptions,
  EventsRepository,
  type EventsUserEventOptions,
} from './repositories/events.repository.js';
export { MailboxesRepository, type MailboxesUpdateOptions } from './repositories/mailboxes.repository.js';
export { type PlaybacksControlOptions, PlaybacksRepository } from './repositories/playbacks.repository.js';
export { type RecordingsCopyStoredOptions, RecordingsRepository } from './repositories/recordings.repository.js';
export { type SoundsListOptions, SoundsRepository } from './repositories/sounds.repository.js';
