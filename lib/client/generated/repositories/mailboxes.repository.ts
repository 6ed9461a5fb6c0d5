// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Mailbox } from '../../entities/index.js';
import { Repository, type RequestOptions } from '../../repository/index.js';
import { MAILBOXES_OPERATIONS } from '../operations/mailboxes.operations.js';

/**
 * Options of `mailboxes.update`.
 * @publicApi
 */
export interface MailboxesUpdateOptions {
  /** Messages already heard. */
  readonly oldMessages: number;
  /** Messages not heard yet; above 0 the lamp goes on. */
  readonly newMessages: number;
}

/**
 * Message counts for a voicemail system outside Asterisk: they drive the message lamps of phones.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.1, where a method names no other release.
 * @publicApi
 */
export class MailboxesRepository extends Repository {
  /**
   * Lists the mailboxes kept through ARI; those of `VoiceMail()` are not among them. Needs the module
   * res_ari_mailboxes, which some packages of Asterisk leave out; every command then ends in 404.
   * @returns All such mailboxes.
   */
  list(request?: RequestOptions): Promise<Mailbox[]> {
    return this.execute(MAILBOXES_OPERATIONS.list, [], undefined, request);
  }

  /**
   * Reads the message counts of one mailbox.
   * @param mailboxName - Name of the mailbox, such as `100@default`.
   * @returns The mailbox with its counts.
   * @throws {AriNotFoundException} No mailbox of this name is kept here.
   */
  get(mailboxName: string, request?: RequestOptions): Promise<Mailbox> {
    return this.execute(MAILBOXES_OPERATIONS.get, [mailboxName], undefined, request);
  }

  /**
   * Sets the message counts of a mailbox, and makes it if needed. Phones that watch it switch their message lamp on or
   * off.
   * @param mailboxName - Name of the mailbox, such as `100@default`.
   * @throws {AriNotFoundException} The mailbox, or the whole mailbox module, is missing.
   */
  update(mailboxName: string, options: MailboxesUpdateOptions, request?: RequestOptions): Promise<void> {
    return this.execute(MAILBOXES_OPERATIONS.update, [mailboxName], options, request);
  }

  /**
   * Removes a mailbox with its counts.
   * @param mailboxName - Name of the mailbox, such as `100@default`.
   * @throws {AriNotFoundException} No mailbox of this name is kept here.
   */
  delete(mailboxName: string, request?: RequestOptions): Promise<void> {
    return this.execute(MAILBOXES_OPERATIONS.delete, [mailboxName], undefined, request);
  }
}
