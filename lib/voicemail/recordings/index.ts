export { FolderRecordings } from './folder-recordings.js';
export { KeptRecordings } from './kept-recordings.js';
export type { IncomingRecording, RecordingStore } from './recording-store.js';
