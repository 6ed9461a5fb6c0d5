import type { EntityKind } from '../events/index.js';

/** The event after which no other event of an object comes. */
export const OBJECT_ENDS: ReadonlyMap<string, EntityKind> = new Map([
  ['ChannelDestroyed', 'Channel'],
  ['BridgeDestroyed', 'Bridge'],
  ['PlaybackFinished', 'Playback'],
  ['RecordingFinished', 'LiveRecording'],
  ['RecordingFailed', 'LiveRecording'],
]);
