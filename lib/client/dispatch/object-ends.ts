import type { EntityKind } from '../events/index.js';

/** Names, for each kind of object, the event that is its last one. */
export const OBJECT_ENDS: ReadonlyMap<string, EntityKind> = new Map([
  ['ChannelDestroyed', 'Channel'],
  ['BridgeDestroyed', 'Bridge'],
  ['PlaybackFinished', 'Playback'],
  ['RecordingFinished', 'LiveRecording'],
  ['RecordingFailed', 'LiveRecording'],
]);
