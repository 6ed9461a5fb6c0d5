import type { LiveRow } from './live-row.js';

/**
 * A recording on the disk of Asterisk, of the stream `storedRecordings`.
 * @publicApi
 */
export interface StoredRecordingRow extends LiveRow {
  readonly name: string;
  readonly format: string;
}
