// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Mailbox } from '../../entities/index.js';
import { Entity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { MailboxesRepository, MailboxesUpdateOptions } from '../repositories/mailboxes.repository.js';

/**
 * Message counts of one mailbox; the messages themselves are kept elsewhere.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.1, where a method names no other release.
 */
export abstract class MailboxBase extends Entity<MailboxesRepository> {
  /** What it is addressed by, `1000@default` for example. */
  declare readonly name: string;
  /** Messages already heard. */
  declare readonly old_messages: number;
  /** Messages not heard yet. */
  declare readonly new_messages: number;

  /**
   * Reads the message counts of one mailbox.
   * @returns The mailbox with its counts.
   * @throws {AriNotFoundException} No mailbox of this name is kept here.
   */
  refresh(request?: RequestOptions): Promise<Mailbox> {
    return this.repository().get(this.name, request);
  }

  /**
   * Sets the message counts of a mailbox, and makes it if needed. Phones that watch it switch their message lamp on or
   * off.
   * @throws {AriNotFoundException} The mailbox, or the whole mailbox module, is missing.
   */
  update(options: MailboxesUpdateOptions, request?: RequestOptions): Promise<void> {
    return this.repository().update(this.name, options, request);
  }

  /**
   * Removes a mailbox with its counts.
   * @throws {AriNotFoundException} No mailbox of this name is kept here.
   */
  delete(request?: RequestOptions): Promise<void> {
    return this.repository().delete(this.name, request);
  }
}
