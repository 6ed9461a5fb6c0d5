import type { LiveRow } from './live-row.js';

/**
 * Counts of a mailbox, of the stream `mailboxes`.
 * @publicApi
 */
export interface MailboxRow extends LiveRow {
  readonly name: string;
  readonly old_messages: number;
  readonly new_messages: number;
}
