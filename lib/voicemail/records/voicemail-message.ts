import { FieldSchema } from './field-schema.js';

/**
 * A message in a box. Moments are ISO 8601. A field without a value is left out.
 * @publicApi
 */
export interface VoicemailMessage {
  readonly id: string;
  readonly box: string;
  readonly tenant?: string;
  /** `inbox`, until it is moved; any name will do. */
  readonly folder: string;
  readonly read: boolean;
  readonly readAt?: string;
  readonly receivedAt: string;
  /** Number and name of who called. */
  readonly caller?: string;
  readonly callerName?: string;
  /** How long it is, in seconds, where Asterisk says so. */
  readonly seconds?: number;
  /** Key in the store of recordings. */
  readonly recording: string;
}

export const MESSAGE_SCHEMA = new FieldSchema<VoicemailMessage>(
  {
    id: { type: 'string', description: 'Chosen by the server.' },
    box: { type: 'string', description: 'The mailbox that it is in.' },
    tenant: { type: 'string', description: 'Whose mailbox that is.' },
    folder: { type: 'string', description: 'Folder of the mailbox; callers fill the inbox.' },
    read: { type: 'boolean', description: 'Whether it has been heard, or was marked so.' },
    readAt: { type: 'string', format: 'date-time', description: 'Since when it is read.' },
    receivedAt: { type: 'string', format: 'date-time', description: 'When it was left.' },
    caller: { type: 'string', description: 'Number of the caller.' },
    callerName: { type: 'string', description: 'Name of the caller.' },
    seconds: { type: 'integer', description: 'How long it is.' },
    recording: { type: 'string', description: 'What its recording is called in the store.' },
  },
  ['id', 'box', 'folder', 'read', 'receivedAt', 'recording'],
);
