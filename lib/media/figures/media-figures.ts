import type { AudioFormatName } from '../audio/index.js';
import type { MediaWay } from '../links/index.js';

/**
 * What was counted on a stream since it was opened.
 * @publicApi
 */
export interface MediaFigures {
  readonly durationMs: number;
  readonly framesIn: number;
  /** Frames that were thrown away because nobody read them in time. */
  readonly droppedIn: number;
  /** Holes of more than 60 ms in the caller's speech, while it was being detected that he talks. */
  readonly gaps: number;
  readonly framesOut: number;
  /** Frames that came so late that the caller heard a hole, by our fault. */
  readonly lateFrames: number;
  /** How long these holes were together, in milliseconds: what the caller has noticed. */
  readonly lateMs: number;
  /** Sound of ours that was heard, in milliseconds. */
  readonly heardMs: number;
  /** The most sound that has waited to be sent, in milliseconds. */
  readonly longestQueueMs: number;
  /** How long Asterisk wanted no more, in milliseconds. */
  readonly xoffMs: number;
  readonly flushes: number;
}

/**
 * Why a stream has ended. `caller`: he hung up, or left the application. `application`: this program closed it.
 * `asterisk`: Asterisk closed the socket. `network`: the connection broke. `shutdown`: this program shuts down.
 * @publicApi
 */
export interface MediaEnd {
  readonly by: 'caller' | 'application' | 'asterisk' | 'network' | 'shutdown';
  /** In words, for a log. */
  readonly reason: string;
}

/**
 * What `node:diagnostics_channel` tells of each stream: `opened`, `flushed` and `ended`, under `MEDIA_EVENTS`.
 * @publicApi
 */
export interface MediaEvent {
  readonly event: 'opened' | 'flushed' | 'ended';
  /** The media channel of Asterisk. */
  readonly mediaChannelId: string;
  /** The channel whose sound it is. */
  readonly channelId: string;
  readonly way: MediaWay;
  readonly format: AudioFormatName;
  readonly figures: MediaFigures;
  /** `opened`: how long the opening took, in milliseconds. */
  readonly openingMs?: number;
  /** `flushed`: how much was thrown away, and how much had been heard, in milliseconds. */
  readonly flushedMs?: number;
  readonly playedMs?: number;
  /** `ended`: why. */
  readonly end?: MediaEnd;
}

/**
 * Name of the `node:diagnostics_channel` on which every stream tells its figures, as `MediaEvent`.
 *
 * @example
 * subscribe(MEDIA_EVENTS, (message) => console.log((message as MediaEvent).figures));
 * @publicApi
 */
export const MEDIA_EVENTS = 'nestjs-ari:media';
