// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { LiveRecording } from '../../entities/index.js';
import { BaseEvent } from '../../events/index.js';

/**
 * A recording could not be made.
 * @publicApi
 */
export class RecordingFailed extends BaseEvent {
  declare readonly type: 'RecordingFailed';
  /** The recording; `cause` says why. */
  declare readonly recording: LiveRecording;
}

/**
 * A recording has ended and its file is complete: stopped, time limit, silence, key or hang-up. Comes also, with state
 * `done`, when a recording was discarded.
 * @publicApi
 */
export class RecordingFinished extends BaseEvent {
  declare readonly type: 'RecordingFinished';
  /** The recording, with its length. */
  declare readonly recording: LiveRecording;
}

/**
 * A recording begins to take audio. Bridge recordings send it twice while `subscribeAll` is on.
 * @publicApi
 */
export class RecordingStarted extends BaseEvent {
  declare readonly type: 'RecordingStarted';
  /** The recording as it begins; its length is not known yet. */
  declare readonly recording: LiveRecording;
}
