/** Objects of Asterisk that this library hands out as domain objects. */
export type EntityKind =
  | 'Channel'
  | 'Bridge'
  | 'Playback'
  | 'LiveRecording'
  | 'StoredRecording'
  | 'Endpoint'
  | 'DeviceState'
  | 'Mailbox'
  | 'Application'
  | 'Sound';
