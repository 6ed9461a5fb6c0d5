import type { Playback } from '../playback.js';
import type { TimedOut } from './timed-out.js';

/** How a playback ended. */
export type PlaybackOutcome =
  /** Played to the end, or stopped by somebody else: Asterisk does not tell these two apart. */
  | { readonly outcome: 'finished'; readonly playback: Playback }
  /** Stopped by this client. */
  | { readonly outcome: 'stopped'; readonly playback: Playback }
  /** Nothing was heard: the sound does not exist or cannot be read. */
  | { readonly outcome: 'failed'; readonly playback: Playback }
  /** Cut short because the channel hung up. */
  | { readonly outcome: 'hangup'; readonly playback: Playback }
  /** It ended while the connection to Asterisk was away, or the client was closed: nobody knows how. */
  | { readonly outcome: 'lost' }
  /** The wait ran out of time; the sound may still be playing. */
  | TimedOut;

/** How a playback began: it did, or it ended first. */
export type PlaybackStart = { readonly outcome: 'started'; readonly playback: Playback } | PlaybackOutcome;
