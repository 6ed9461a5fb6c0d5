import { AriException, type AriExceptionDetails } from './ari.exception.js';
import type { Sent } from './ari-connection.exception.js';

/** The caller gave the command up through its `AbortSignal`; `cause` is the signal's reason. */
export class AriAbortedException extends AriException {
  override readonly code: string = 'ARI_ABORTED';
  /** Whether the command may have been carried out all the same. */
  readonly sent: Sent;

  /** @param details - `wait`: no command was given up, but the wait for something; that itself goes on. */
  constructor(details: AriExceptionDetails & { readonly sent: Sent; readonly wait?: true }) {
    super(
      `${details.operation} on connection "${details.connection}" was aborted by its caller${consequence(details)}.`,
      details,
    );
    this.sent = details.sent;
  }
}

function consequence({ sent, wait }: { readonly sent: Sent; readonly wait?: true }): string {
  if (wait === true) return '; what was waited for goes on';
  return sent === 'no' ? ' before it was sent' : ' after it was sent: its outcome is unknown';
}
