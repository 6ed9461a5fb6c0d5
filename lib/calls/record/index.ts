export { record } from './record.js';
export type { RecordingOptions } from './record-options.js';
export type { Recorded, RecordOutcome } from './recorded.js';
export type { ReviewOptions } from './review-options.js';
