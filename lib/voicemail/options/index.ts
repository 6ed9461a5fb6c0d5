export {
  VOICEMAIL_SETTINGS,
  type AriVoicemailAsyncOptions,
  type AriVoicemailOptions,
  type VoicemailLamp,
  type VoicemailSettings,
} from './voicemail-options.js';
export { voicemailSettings } from './voicemail-settings.js';
