export type { CallMark, CallRecorded } from './call-recorded.js';
export { CallRecording } from './call-recording.js';
export { recordSides } from './record-sides.js';
export type { RecordSidesOptions } from './record-sides-options.js';
export { record } from './record.js';
export type { RecordingOptions } from './record-options.js';
export type { Recorded, RecordOutcome } from './recorded.js';
export type { ReviewOptions } from './review-options.js';
