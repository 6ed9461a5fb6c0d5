import { ResourceBinding } from '../../resources/index.js';
import { MAILBOX_ACTIONS, ActionRunner, LiveActions } from '../actions/index.js';
import type { MailboxRow } from '../rows/index.js';
import { rowShape } from '../shape/index.js';
import { LiveTables } from '../table/index.js';
import { LiveBinding } from './live-binding.js';

const MAILBOX = rowShape<MailboxRow>({
  name: 'text',
  old_messages: 'whole',
  new_messages: 'whole',
});

/**
 * Shows the counts of mailboxes, which light the lamps of telephones, as the stream `mailboxes`.
 * @publicApi
 */
@LiveActions(MAILBOX_ACTIONS)
@ResourceBinding({
  stream: 'mailboxes',
  model: 'ari.mailbox',
  key: 'name',
  schema: MAILBOX,
  filterable: ['new_messages', 'old_messages', 'tenant'],
  orderable: ['name', 'new_messages'],
  searchable: ['name'],
})
export class MailboxesBinding extends LiveBinding<MailboxRow> {
  constructor(tables: LiveTables, runner: ActionRunner) {
    super(tables.mailboxes, runner);
  }
}
