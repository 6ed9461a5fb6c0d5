import { AriException, type AriExceptionDetails } from './ari.exception.js';

/**
 * Whether a command that got no answer may have been carried out: `no` – it never left this process, it is safe to
 * repeat; `unknown` – it left, and only Asterisk knows.
 */
export type Sent = 'no' | 'unknown';

/** No answer came: the connection could not be made, or broke before the answer. */
export class AriConnectionException extends AriException {
  override readonly code: string = 'ARI_CONNECTION';
  readonly sent: Sent;

  constructor(message: string, details: AriExceptionDetails & { readonly sent: Sent }) {
    super(message, details);
    this.sent = details.sent;
  }
}
