import { AriException, type AriExceptionDetails } from './ari.exception.js';
import type { Sent } from './ari-connection.exception.js';

/** The caller gave the command up through its `AbortSignal`; `cause` is the signal's reason. */
export class AriAbortedException extends AriException {
  /** Whether the command may have been carried out all the same. */
  readonly sent: Sent;

  constructor(details: AriExceptionDetails & { readonly sent: Sent }) {
    super(
      `${details.operation} on connection "${details.connection}" was aborted by its caller ${
        details.sent === 'no' ? 'before it was sent' : 'after it was sent: its outcome is unknown'
      }.`,
      details,
    );
    this.sent = details.sent;
  }
}
