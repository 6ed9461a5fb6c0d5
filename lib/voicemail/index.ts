export { AriVoicemailModule } from './ari-voicemail.module.js';
export { VoicemailBoxesBinding, VoicemailMessagesBinding } from './binding/index.js';
export type { AriVoicemailAsyncOptions, AriVoicemailOptions, VoicemailLamp } from './options/index.js';
export type { VoicemailBox, VoicemailMessage } from './records/index.js';
export { FolderRecordings, type IncomingRecording, type RecordingStore } from './recordings/index.js';
export type { VoicemailCaller, VoicemailSelection } from './messages/index.js';
export { Voicemail } from './voicemail.js';
