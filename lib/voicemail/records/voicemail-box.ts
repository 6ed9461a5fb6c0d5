import { FieldSchema } from './field-schema.js';

/**
 * A mailbox. Its PIN and its greeting are kept beside it, and leave by no door.
 * @publicApi
 */
export interface VoicemailBox {
  /** What callers dial, most often: `100`. Letters, digits, `.`, `_`, `+` and `-`. */
  readonly id: string;
  readonly name?: string;
  readonly tenant?: string;
}

/** The name stands in those of recordings and lamps. */
const NAME = '^[A-Za-z0-9_+-][A-Za-z0-9._+-]{0,79}$';

export function isBoxName(id: string): boolean {
  return new RegExp(NAME, 'u').test(id);
}

export const BOX_SCHEMA = new FieldSchema<VoicemailBox>(
  {
    id: { type: 'string', pattern: NAME, description: 'What callers dial.' },
    name: { type: 'string', maxLength: 200, description: 'Whose it is, in words.' },
    tenant: { type: 'string', maxLength: 200, description: 'Which tenant it belongs to.' },
  },
  ['id'],
);
