import type { LiveRow } from './live-row.js';

/**
 * A sound that is being played, of the stream `playbacks`.
 * @publicApi
 */
export interface PlaybackRow extends LiveRow {
  readonly id: string;
  readonly media_uri: string;
  /** Who hears it: `channel:id` or `bridge:id`. */
  readonly target_uri: string;
  readonly state: string;
  readonly next_media_uri?: string;
  readonly language?: string;
}
