// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type {
  ApplicationMoveFailed,
  ApplicationRegistered,
  ApplicationReplaced,
  ApplicationUnregistered,
} from './application.events.js';
import type {
  BridgeAttendedTransfer,
  BridgeBlindTransfer,
  BridgeCreated,
  BridgeDestroyed,
  BridgeMerged,
  BridgeVideoSourceChanged,
} from './bridge.events.js';
import type { CallBroadcast, CallClaimed } from './call.events.js';
import type {
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
} from './channel.events.js';
import type { DeviceStateChanged } from './device-state.events.js';
import type {
  ContactStatusChange,
  EndpointStateChange,
  PeerStatusChange,
  TextMessageReceived,
} from './endpoint.events.js';
import type { PlaybackContinuing, PlaybackFinished, PlaybackStarted } from './playback.events.js';
import type { RecordingFailed, RecordingFinished, RecordingStarted } from './recording.events.js';
import type { StasisEnd, StasisStart } from './stasis.events.js';
import type { RESTResponse } from './transport.events.js';

/**
 * Every event by its name, since Asterisk 12.0 where one names no other release. Declare it again to add events of your
 * own.
 * @publicApi
 */
export interface AriEventMap {
  ApplicationMoveFailed: ApplicationMoveFailed;
  ApplicationRegistered: ApplicationRegistered;
  ApplicationReplaced: ApplicationReplaced;
  ApplicationUnregistered: ApplicationUnregistered;
  BridgeAttendedTransfer: BridgeAttendedTransfer;
  BridgeBlindTransfer: BridgeBlindTransfer;
  BridgeCreated: BridgeCreated;
  BridgeDestroyed: BridgeDestroyed;
  BridgeMerged: BridgeMerged;
  BridgeVideoSourceChanged: BridgeVideoSourceChanged;
  CallBroadcast: CallBroadcast;
  CallClaimed: CallClaimed;
  ChannelCallerId: ChannelCallerId;
  ChannelConnectedLine: ChannelConnectedLine;
  ChannelCreated: ChannelCreated;
  ChannelDestroyed: ChannelDestroyed;
  ChannelDialplan: ChannelDialplan;
  ChannelDtmfReceived: ChannelDtmfReceived;
  ChannelEnteredBridge: ChannelEnteredBridge;
  ChannelHangupRequest: ChannelHangupRequest;
  ChannelHold: ChannelHold;
  ChannelLeftBridge: ChannelLeftBridge;
  ChannelStateChange: ChannelStateChange;
  ChannelTalkingFinished: ChannelTalkingFinished;
  ChannelTalkingStarted: ChannelTalkingStarted;
  ChannelToneDetected: ChannelToneDetected;
  ChannelTransfer: ChannelTransfer;
  ChannelUnhold: ChannelUnhold;
  ChannelUserevent: ChannelUserevent;
  ChannelVarset: ChannelVarset;
  ContactStatusChange: ContactStatusChange;
  DeviceStateChanged: DeviceStateChanged;
  Dial: Dial;
  EndpointStateChange: EndpointStateChange;
  PeerStatusChange: PeerStatusChange;
  PlaybackContinuing: PlaybackContinuing;
  PlaybackFinished: PlaybackFinished;
  PlaybackStarted: PlaybackStarted;
  RESTResponse: RESTResponse;
  RecordingFailed: RecordingFailed;
  RecordingFinished: RecordingFinished;
  RecordingStarted: RecordingStarted;
  StasisEnd: StasisEnd;
  StasisStart: StasisStart;
  TextMessageReceived: TextMessageReceived;
}

/**
 * The name of an event.
 * @publicApi
 */
export type AriEventName = keyof AriEventMap;

/**
 * Any event.
 * @publicApi
 */
export type AnyAriEvent = AriEventMap[AriEventName];

/**
 * The events that tell of a channel, by name.
 * @publicApi
 */
export interface ChannelEventMap {
  ApplicationMoveFailed: ApplicationMoveFailed;
  BridgeAttendedTransfer: BridgeAttendedTransfer;
  BridgeBlindTransfer: BridgeBlindTransfer;
  CallBroadcast: CallBroadcast;
  CallClaimed: CallClaimed;
  ChannelCallerId: ChannelCallerId;
  ChannelConnectedLine: ChannelConnectedLine;
  ChannelCreated: ChannelCreated;
  ChannelDestroyed: ChannelDestroyed;
  ChannelDialplan: ChannelDialplan;
  ChannelDtmfReceived: ChannelDtmfReceived;
  ChannelEnteredBridge: ChannelEnteredBridge;
  ChannelHangupRequest: ChannelHangupRequest;
  ChannelHold: ChannelHold;
  ChannelLeftBridge: ChannelLeftBridge;
  ChannelStateChange: ChannelStateChange;
  ChannelTalkingFinished: ChannelTalkingFinished;
  ChannelTalkingStarted: ChannelTalkingStarted;
  ChannelToneDetected: ChannelToneDetected;
  ChannelTransfer: ChannelTransfer;
  ChannelUnhold: ChannelUnhold;
  ChannelUserevent: ChannelUserevent;
  ChannelVarset: ChannelVarset;
  Dial: Dial;
  StasisEnd: StasisEnd;
  StasisStart: StasisStart;
}

/**
 * The events that tell of a bridge, by name.
 * @publicApi
 */
export interface BridgeEventMap {
  BridgeAttendedTransfer: BridgeAttendedTransfer;
  BridgeBlindTransfer: BridgeBlindTransfer;
  BridgeCreated: BridgeCreated;
  BridgeDestroyed: BridgeDestroyed;
  BridgeMerged: BridgeMerged;
  BridgeVideoSourceChanged: BridgeVideoSourceChanged;
  ChannelEnteredBridge: ChannelEnteredBridge;
  ChannelLeftBridge: ChannelLeftBridge;
  ChannelTransfer: ChannelTransfer;
  ChannelUserevent: ChannelUserevent;
}

/**
 * The events that tell of a playback, by name.
 * @publicApi
 */
export interface PlaybackEventMap {
  PlaybackContinuing: PlaybackContinuing;
  PlaybackFinished: PlaybackFinished;
  PlaybackStarted: PlaybackStarted;
}

/**
 * The events that tell of a running recording, by name.
 * @publicApi
 */
export interface RecordingEventMap {
  RecordingFailed: RecordingFailed;
  RecordingFinished: RecordingFinished;
  RecordingStarted: RecordingStarted;
}

/**
 * The events that tell of an endpoint, by name.
 * @publicApi
 */
export interface EndpointEventMap {
  ChannelUserevent: ChannelUserevent;
  ContactStatusChange: ContactStatusChange;
  EndpointStateChange: EndpointStateChange;
  PeerStatusChange: PeerStatusChange;
  TextMessageReceived: TextMessageReceived;
}

/**
 * The events that tell of a device state, by name.
 * @publicApi
 */
export interface DeviceStateEventMap {
  DeviceStateChanged: DeviceStateChanged;
}

/**
 * The events that tell of an application, by name.
 * @publicApi
 */
export interface ApplicationEventMap {
  ApplicationMoveFailed: ApplicationMoveFailed;
  ApplicationRegistered: ApplicationRegistered;
  ApplicationReplaced: ApplicationReplaced;
  ApplicationUnregistered: ApplicationUnregistered;
}
