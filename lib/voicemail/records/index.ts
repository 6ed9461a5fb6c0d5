export type { BoxSecrets } from './box-secrets.js';
export { FieldSchema } from './field-schema.js';
export { BOX_SCHEMA, isBoxName, type VoicemailBox } from './voicemail-box.js';
export { MESSAGE_SCHEMA, type VoicemailMessage } from './voicemail-message.js';
export { VOICEMAIL_MIGRATIONS } from './voicemail-migrations.js';
export { VoicemailStores } from './voicemail-stores.js';
