export type { CallMark, CallRecorded } from './call-recorded.js';
export { CallRecording } from './call-recording.js';
export { recordCall } from './record-call.js';
export type { RecordCallOptions } from './record-call-options.js';
export { record } from './record.js';
export type { RecordingOptions } from './record-options.js';
export type { Recorded, RecordOutcome } from './recorded.js';
export type { ReviewOptions } from './review-options.js';
