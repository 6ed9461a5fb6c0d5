import type { LiveRow } from './live-row.js';

/**
 * A recording that runs, of the stream `liveRecordings`.
 * @publicApi
 */
export interface LiveRecordingRow extends LiveRow {
  readonly name: string;
  readonly format: string;
  /** What is recorded: `channel:id` or `bridge:id`. */
  readonly target_uri: string;
  readonly state: string;
  /** Length in seconds. */
  readonly duration?: number;
  readonly talking_duration?: number;
  readonly silence_duration?: number;
  /** Why it failed. */
  readonly cause?: string;
}
