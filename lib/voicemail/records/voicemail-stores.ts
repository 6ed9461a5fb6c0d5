import type { AriDatabase } from '../../data/index.js';
import type { ResourceStore } from '../../resources/index.js';
import type { BoxSecrets } from './box-secrets.js';
import { FieldSchema } from './field-schema.js';
import { BOX_SCHEMA, type VoicemailBox } from './voicemail-box.js';
import { MESSAGE_SCHEMA, type VoicemailMessage } from './voicemail-message.js';

const SECRETS_SCHEMA = new FieldSchema<BoxSecrets>(
  { id: { type: 'string' }, pin: { type: 'string' }, greeting: { type: 'string' } },
  ['id'],
);

/** Where boxes, their secrets and their messages are kept. */
export class VoicemailStores {
  readonly boxes: ResourceStore<VoicemailBox>;
  readonly secrets: ResourceStore<BoxSecrets>;
  readonly messages: ResourceStore<VoicemailMessage>;

  constructor(database: AriDatabase) {
    this.boxes = database.store<VoicemailBox>({ table: 'ari.voicemail_boxes', schema: BOX_SCHEMA });
    this.secrets = database.store<BoxSecrets>({ table: 'ari.voicemail_secrets', schema: SECRETS_SCHEMA });
    this.messages = database.store<VoicemailMessage>({
      table: 'ari.voicemail_messages',
      schema: MESSAGE_SCHEMA,
      order: [{ field: 'receivedAt', descending: true }],
    });
  }
}
