import type { LiveAction } from './live-action.js';
import { detail } from './make-action.js';

/** What can be done with sounds that are being played. */
export const PLAYBACK_ACTIONS: readonly LiveAction[] = [
  detail('delete', 'playbacks.stop'),
  detail('control', 'playbacks.control'),
];

/** What can be done with recordings that run. */
export const LIVE_RECORDING_ACTIONS: readonly LiveAction[] = [
  detail('delete', 'recordings.cancel'),
  detail('stop', 'recordings.stop'),
  detail('pause', 'recordings.pause', { effect: 'refreshed' }),
  detail('unpause', 'recordings.unpause', { effect: 'refreshed' }),
  detail('mute', 'recordings.mute'),
  detail('unmute', 'recordings.unmute'),
];

/** What can be done with recordings that are stored. */
export const STORED_RECORDING_ACTIONS: readonly LiveAction[] = [
  detail('delete', 'recordings.deleteStored', { effect: 'deleted' }),
  detail('copy', 'recordings.copyStored', {
    creates: { stream: 'storedRecordings', key: 'destinationRecordingName', given: true },
  }),
];
