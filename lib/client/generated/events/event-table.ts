// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import {
  ApplicationMoveFailed,
  ApplicationRegistered,
  ApplicationReplaced,
  ApplicationUnregistered,
} from './application.events.js';
import {
  BridgeAttendedTransfer,
  BridgeBlindTransfer,
  BridgeCreated,
  BridgeDestroyed,
  BridgeMerged,
  BridgeVideoSourceChanged,
} from './bridge.events.js';
import { CallBroadcast, CallClaimed } from './call.events.js';
import {
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
import { DeviceStateChanged } from './device-state.events.js';
import { ContactStatusChange, EndpointStateChange, PeerStatusChange, TextMessageReceived } from './endpoint.events.js';
import type { EventShape } from './event-shape.js';
import { PlaybackContinuing, PlaybackFinished, PlaybackStarted } from './playback.events.js';
import { RecordingFailed, RecordingFinished, RecordingStarted } from './recording.events.js';
import { StasisEnd, StasisStart } from './stasis.events.js';
import { RESTResponse } from './transport.events.js';

/** Every event of the API by its name. */
export const EVENT_TABLE: Readonly<Record<string, EventShape>> = {
  ApplicationMoveFailed: {
    type: ApplicationMoveFailed,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [
      { path: ['channel'], kind: 'Channel' },
      { path: ['application'], kind: 'Application' },
    ],
  },
  ApplicationRegistered: {
    type: ApplicationRegistered,
    entities: [],
    subjects: [{ path: ['application'], kind: 'Application' }],
  },
  ApplicationReplaced: {
    type: ApplicationReplaced,
    entities: [],
    subjects: [{ path: ['application'], kind: 'Application' }],
  },
  ApplicationUnregistered: {
    type: ApplicationUnregistered,
    entities: [],
    subjects: [{ path: ['application'], kind: 'Application' }],
  },
  BridgeAttendedTransfer: {
    type: BridgeAttendedTransfer,
    entities: [
      { path: ['transferer_first_leg'], kind: 'Channel' },
      { path: ['transferer_second_leg'], kind: 'Channel' },
      { path: ['replace_channel'], kind: 'Channel' },
      { path: ['transferee'], kind: 'Channel' },
      { path: ['transfer_target'], kind: 'Channel' },
      { path: ['transferer_first_leg_bridge'], kind: 'Bridge' },
      { path: ['transferer_second_leg_bridge'], kind: 'Bridge' },
      { path: ['destination_link_first_leg'], kind: 'Channel' },
      { path: ['destination_link_second_leg'], kind: 'Channel' },
      { path: ['destination_threeway_channel'], kind: 'Channel' },
      { path: ['destination_threeway_bridge'], kind: 'Bridge' },
    ],
    subjects: [
      { path: ['transferer_first_leg'], kind: 'Channel' },
      { path: ['transferer_second_leg'], kind: 'Channel' },
      { path: ['replace_channel'], kind: 'Channel' },
      { path: ['transferee'], kind: 'Channel' },
      { path: ['transfer_target'], kind: 'Channel' },
      { path: ['transferer_first_leg_bridge'], kind: 'Bridge' },
      { path: ['transferer_second_leg_bridge'], kind: 'Bridge' },
      { path: ['destination_link_first_leg'], kind: 'Channel' },
      { path: ['destination_link_second_leg'], kind: 'Channel' },
      { path: ['destination_threeway_channel'], kind: 'Channel' },
      { path: ['destination_threeway_bridge'], kind: 'Bridge' },
    ],
  },
  BridgeBlindTransfer: {
    type: BridgeBlindTransfer,
    entities: [
      { path: ['channel'], kind: 'Channel' },
      { path: ['replace_channel'], kind: 'Channel' },
      { path: ['transferee'], kind: 'Channel' },
      { path: ['bridge'], kind: 'Bridge' },
    ],
    subjects: [
      { path: ['channel'], kind: 'Channel' },
      { path: ['replace_channel'], kind: 'Channel' },
      { path: ['transferee'], kind: 'Channel' },
      { path: ['bridge'], kind: 'Bridge' },
    ],
  },
  BridgeCreated: {
    type: BridgeCreated,
    entities: [{ path: ['bridge'], kind: 'Bridge' }],
    subjects: [{ path: ['bridge'], kind: 'Bridge' }],
  },
  BridgeDestroyed: {
    type: BridgeDestroyed,
    entities: [{ path: ['bridge'], kind: 'Bridge' }],
    subjects: [{ path: ['bridge'], kind: 'Bridge' }],
  },
  BridgeMerged: {
    type: BridgeMerged,
    entities: [
      { path: ['bridge'], kind: 'Bridge' },
      { path: ['bridge_from'], kind: 'Bridge' },
    ],
    subjects: [
      { path: ['bridge'], kind: 'Bridge' },
      { path: ['bridge_from'], kind: 'Bridge' },
    ],
  },
  BridgeVideoSourceChanged: {
    type: BridgeVideoSourceChanged,
    entities: [{ path: ['bridge'], kind: 'Bridge' }],
    subjects: [{ path: ['bridge'], kind: 'Bridge' }],
  },
  CallBroadcast: {
    type: CallBroadcast,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  CallClaimed: {
    type: CallClaimed,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelCallerId: {
    type: ChannelCallerId,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelConnectedLine: {
    type: ChannelConnectedLine,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelCreated: {
    type: ChannelCreated,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelDestroyed: {
    type: ChannelDestroyed,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelDialplan: {
    type: ChannelDialplan,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelDtmfReceived: {
    type: ChannelDtmfReceived,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelEnteredBridge: {
    type: ChannelEnteredBridge,
    entities: [
      { path: ['bridge'], kind: 'Bridge' },
      { path: ['channel'], kind: 'Channel' },
    ],
    subjects: [
      { path: ['bridge'], kind: 'Bridge' },
      { path: ['channel'], kind: 'Channel' },
    ],
  },
  ChannelHangupRequest: {
    type: ChannelHangupRequest,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelHold: {
    type: ChannelHold,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelLeftBridge: {
    type: ChannelLeftBridge,
    entities: [
      { path: ['bridge'], kind: 'Bridge' },
      { path: ['channel'], kind: 'Channel' },
    ],
    subjects: [
      { path: ['bridge'], kind: 'Bridge' },
      { path: ['channel'], kind: 'Channel' },
    ],
  },
  ChannelStateChange: {
    type: ChannelStateChange,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelTalkingFinished: {
    type: ChannelTalkingFinished,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelTalkingStarted: {
    type: ChannelTalkingStarted,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelToneDetected: {
    type: ChannelToneDetected,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelTransfer: {
    type: ChannelTransfer,
    entities: [
      { path: ['refer_to', 'destination_channel'], kind: 'Channel' },
      { path: ['refer_to', 'connected_channel'], kind: 'Channel' },
      { path: ['refer_to', 'bridge'], kind: 'Bridge' },
      { path: ['referred_by', 'source_channel'], kind: 'Channel' },
      { path: ['referred_by', 'connected_channel'], kind: 'Channel' },
      { path: ['referred_by', 'bridge'], kind: 'Bridge' },
    ],
    subjects: [
      { path: ['refer_to', 'destination_channel'], kind: 'Channel' },
      { path: ['refer_to', 'connected_channel'], kind: 'Channel' },
      { path: ['refer_to', 'bridge'], kind: 'Bridge' },
      { path: ['referred_by', 'source_channel'], kind: 'Channel' },
      { path: ['referred_by', 'connected_channel'], kind: 'Channel' },
      { path: ['referred_by', 'bridge'], kind: 'Bridge' },
    ],
  },
  ChannelUnhold: {
    type: ChannelUnhold,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ChannelUserevent: {
    type: ChannelUserevent,
    entities: [
      { path: ['channel'], kind: 'Channel' },
      { path: ['bridge'], kind: 'Bridge' },
      { path: ['endpoint'], kind: 'Endpoint' },
    ],
    subjects: [
      { path: ['channel'], kind: 'Channel' },
      { path: ['bridge'], kind: 'Bridge' },
      { path: ['endpoint'], kind: 'Endpoint' },
    ],
  },
  ChannelVarset: {
    type: ChannelVarset,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  ContactStatusChange: {
    type: ContactStatusChange,
    entities: [{ path: ['endpoint'], kind: 'Endpoint' }],
    subjects: [{ path: ['endpoint'], kind: 'Endpoint' }],
  },
  DeviceStateChanged: {
    type: DeviceStateChanged,
    entities: [{ path: ['device_state'], kind: 'DeviceState' }],
    subjects: [{ path: ['device_state'], kind: 'DeviceState' }],
  },
  Dial: {
    type: Dial,
    entities: [
      { path: ['caller'], kind: 'Channel' },
      { path: ['peer'], kind: 'Channel' },
      { path: ['forwarded'], kind: 'Channel' },
    ],
    subjects: [
      { path: ['caller'], kind: 'Channel' },
      { path: ['peer'], kind: 'Channel' },
      { path: ['forwarded'], kind: 'Channel' },
    ],
  },
  EndpointStateChange: {
    type: EndpointStateChange,
    entities: [{ path: ['endpoint'], kind: 'Endpoint' }],
    subjects: [{ path: ['endpoint'], kind: 'Endpoint' }],
  },
  PeerStatusChange: {
    type: PeerStatusChange,
    entities: [{ path: ['endpoint'], kind: 'Endpoint' }],
    subjects: [{ path: ['endpoint'], kind: 'Endpoint' }],
  },
  PlaybackContinuing: {
    type: PlaybackContinuing,
    entities: [{ path: ['playback'], kind: 'Playback' }],
    subjects: [{ path: ['playback'], kind: 'Playback' }],
  },
  PlaybackFinished: {
    type: PlaybackFinished,
    entities: [{ path: ['playback'], kind: 'Playback' }],
    subjects: [{ path: ['playback'], kind: 'Playback' }],
  },
  PlaybackStarted: {
    type: PlaybackStarted,
    entities: [{ path: ['playback'], kind: 'Playback' }],
    subjects: [{ path: ['playback'], kind: 'Playback' }],
  },
  RESTResponse: {
    type: RESTResponse,
    entities: [],
    subjects: [],
  },
  RecordingFailed: {
    type: RecordingFailed,
    entities: [{ path: ['recording'], kind: 'LiveRecording' }],
    subjects: [{ path: ['recording'], kind: 'LiveRecording' }],
  },
  RecordingFinished: {
    type: RecordingFinished,
    entities: [{ path: ['recording'], kind: 'LiveRecording' }],
    subjects: [{ path: ['recording'], kind: 'LiveRecording' }],
  },
  RecordingStarted: {
    type: RecordingStarted,
    entities: [{ path: ['recording'], kind: 'LiveRecording' }],
    subjects: [{ path: ['recording'], kind: 'LiveRecording' }],
  },
  StasisEnd: {
    type: StasisEnd,
    entities: [{ path: ['channel'], kind: 'Channel' }],
    subjects: [{ path: ['channel'], kind: 'Channel' }],
  },
  StasisStart: {
    type: StasisStart,
    entities: [
      { path: ['channel'], kind: 'Channel' },
      { path: ['replace_channel'], kind: 'Channel' },
    ],
    subjects: [
      { path: ['channel'], kind: 'Channel' },
      { path: ['replace_channel'], kind: 'Channel' },
    ],
  },
  TextMessageReceived: {
    type: TextMessageReceived,
    entities: [{ path: ['endpoint'], kind: 'Endpoint' }],
    subjects: [{ path: ['endpoint'], kind: 'Endpoint' }],
  },
};
