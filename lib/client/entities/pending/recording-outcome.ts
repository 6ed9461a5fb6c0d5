import type { LiveRecording } from '../live-recording.js';
import type { TimedOut } from '../../outcomes/index.js';

/**
 * How a recording ended.
 * @publicApi
 */
export type RecordingOutcome =
  /** It is stored: stopped, ended by a key or by its limits, or by the caller hanging up. */
  | { readonly outcome: 'finished'; readonly recording: LiveRecording }
  /** Deleted by this client. */
  | { readonly outcome: 'cancelled'; readonly recording: LiveRecording }
  /** Asterisk could not make it; `recording.cause` says why, and `advice` what to do where a known fault is the cause. */
  | { readonly outcome: 'failed'; readonly recording: LiveRecording; readonly advice?: string }
  /** Unknown: it ended while the connection was away, or the client was closed. */
  | { readonly outcome: 'lost' }
  /** The wait ran out of time; it may still be recording. */
  | TimedOut;

/**
 * How a recording began: it started, or it ended first.
 * @publicApi
 */
export type RecordingStart = { readonly outcome: 'started'; readonly recording: LiveRecording } | RecordingOutcome;
