/** Kinds of objects of Asterisk for which this library has domain objects. */
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
