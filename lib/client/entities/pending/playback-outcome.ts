import type { Playback } from '../playback.js';
import type { TimedOut } from '../../outcomes/index.js';

/**
 * How a playback ended.
 * @publicApi
 */
export type PlaybackOutcome =
  /** Played to the end, or stopped by another program: Asterisk reports both in the same way. */
  | { readonly outcome: 'finished'; readonly playback: Playback }
  /** Stopped by this client. */
  | { readonly outcome: 'stopped'; readonly playback: Playback }
  /** Nothing was heard: the sound does not exist or cannot be read. */
  | { readonly outcome: 'failed'; readonly playback: Playback }
  /** Cut short, or never heard, because the channel hung up or the last channel left the bridge. */
  | { readonly outcome: 'hangup'; readonly playback: Playback }
  /** Unknown: it ended while the connection to Asterisk was away, or the client was closed or has no event socket. */
  | { readonly outcome: 'lost' }
  /** The wait ran out of time; the sound may still be playing. */
  | TimedOut;

/**
 * How a playback began: it started, or it ended first.
 * @publicApi
 */
export type PlaybackStart = { readonly outcome: 'started'; readonly playback: Playback } | PlaybackOutcome;
