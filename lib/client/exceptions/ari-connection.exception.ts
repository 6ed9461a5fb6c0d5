import { AriException, type AriExceptionDetails } from './ari.exception.js';

/**
 * Says whether Asterisk may have carried out a command that got no answer: `no` – it never left this process, and it is
 * safe to repeat it; `unknown` – it left, and only Asterisk knows.
 */
export type Sent = 'no' | 'unknown';

/**
 * Thrown when no answer came: there was no connection, or it broke before the answer.
 * @publicApi
 */
export class AriConnectionException extends AriException {
  override readonly code: string = 'ARI_CONNECTION';
  readonly sent: Sent;

  constructor(message: string, details: AriExceptionDetails & { readonly sent: Sent }) {
    super(message, details);
    this.sent = details.sent;
  }
}
