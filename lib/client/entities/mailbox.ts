import { MailboxBase } from '../generated/internal.js';

/**
 * A mailbox and its counts of new and old messages: what lights the lamp of a telephone.
 * @publicApi
 */
export class Mailbox extends MailboxBase {
  protected override identity(): string {
    return this.name;
  }
}
