import type {
  ApplicationMoveFailed,
  ChannelDestroyed,
  ChannelDtmfReceived,
  ChannelHangupRequest,
  ChannelStateChange,
  StasisEnd,
} from '../../generated/index.js';

/** The events that change what is known about a channel. */
export type LifeEvent =
  | ApplicationMoveFailed
  | ChannelDestroyed
  | ChannelDtmfReceived
  | ChannelHangupRequest
  | ChannelStateChange
  | StasisEnd;

export const LIFE_EVENTS: readonly LifeEvent['type'][] = [
  'ApplicationMoveFailed',
  'ChannelDestroyed',
  'ChannelDtmfReceived',
  'ChannelHangupRequest',
  'ChannelStateChange',
  'StasisEnd',
];
