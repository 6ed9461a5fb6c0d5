// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Playback } from '../../entities/index.js';
import { BaseEvent } from '../../events/index.js';

/**
 * One entry of a list ended and the next follows. Entries that cannot be played are skipped with this event.
 * Since Asterisk 14.0.
 * @publicApi
 */
export class PlaybackContinuing extends BaseEvent {
  declare readonly type: 'PlaybackContinuing';
  /** The playback, with the entry it goes on with. */
  declare readonly playback: Playback;
}

/**
 * Nothing more is heard: all entries were played, the playback was stopped, or it failed. Does not come when the last
 * entry has an unknown scheme or is a recording that is not there. Bridge playbacks send it twice while `subscribeAll`
 * is on.
 * @publicApi
 */
export class PlaybackFinished extends BaseEvent {
  declare readonly type: 'PlaybackFinished';
  /** The playback; state `done`, or `failed` if the last entry could not be played. */
  declare readonly playback: Playback;
}

/**
 * A media entry begins to play; with several entries it comes once for each. Bridge playbacks send it twice while
 * `subscribeAll` is on.
 * @publicApi
 */
export class PlaybackStarted extends BaseEvent {
  declare readonly type: 'PlaybackStarted';
  /** The playback, with the entry being played. */
  declare readonly playback: Playback;
}
