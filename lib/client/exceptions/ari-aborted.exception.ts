import { AriException, type AriExceptionDetails } from './ari.exception.js';
import type { Sent } from './ari-connection.exception.js';

/**
 * Thrown when your `AbortSignal` ended a command or a wait; `cause` is the reason of the signal.
 * @publicApi
 */
export class AriAbortedException extends AriException {
  override readonly code: string = 'ARI_ABORTED';
  /** Whether Asterisk may have carried out the command: `no` or `unknown`. */
  readonly sent: Sent;

  /** @param details - `wait`: only the wait was ended, not a command; what was waited for goes on. */
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
