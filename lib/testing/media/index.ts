export { coreSounds } from './core-sounds.js';
export { type Device, type LineSignal, type Sound, silentDevice } from './device.js';
export { MediaFlow } from './media-flow.js';
export { MediaLibrary, type SoundFile } from './media-library.js';
export { Playbacks } from './playbacks.js';
export { type RecordingOrder, SimulatedLiveRecording } from './simulated-live-recording.js';
export { type PlaybackOperation, type PlaybackOrder, SimulatedPlayback } from './simulated-playback.js';
export { type SimulatedStoredRecording, StoredRecordings, isRecordingFormat } from './stored-recordings.js';
