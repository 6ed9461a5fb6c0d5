import { AriException, type AriExceptionDetails } from './ari.exception.js';
import type { Sent } from './ari-connection.exception.js';

/**
 * Thrown when no answer came within the time limit of the command.
 * @publicApi
 */
export class AriTimeoutException extends AriException {
  override readonly code: string = 'ARI_TIMEOUT';
  /** Whether Asterisk may have carried out the command: `no` or `unknown`. */
  readonly sent: Sent;
  /** The limit that ran out, in milliseconds. */
  readonly timeout: number;

  constructor(details: AriExceptionDetails & { readonly sent: Sent; readonly timeout: number }) {
    super(describe(details), details);
    this.sent = details.sent;
    this.timeout = details.timeout;
  }
}

function describe(details: AriExceptionDetails & { readonly sent: Sent; readonly timeout: number }): string {
  const fate =
    details.sent === 'no'
      ? 'It was still waiting for a free connection and has not been sent.'
      : 'It had been sent: whether Asterisk carried it out is unknown.';
  return `${details.operation} on connection "${details.connection}" got no answer within ${details.timeout} ms. ${fate}`;
}
