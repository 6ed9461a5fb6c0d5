export { VoicemailBoxesBinding } from './voicemail-boxes.binding.js';
export { VoicemailMessagesBinding } from './voicemail-messages.binding.js';
