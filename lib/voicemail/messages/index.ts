export { draftName, draftParts } from './draft-name.js';
export { LeftBehind } from './left-behind.js';
export { MessageRecords } from './message-records.js';
export type { VoicemailCaller, VoicemailSelection } from './voicemail-caller.js';
