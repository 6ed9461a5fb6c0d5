import { AriException, type AriExceptionDetails } from './ari.exception.js';
import type { Sent } from './ari-connection.exception.js';

/** Describes a command that was not answered in time. */
interface AriTimeoutDetails extends AriExceptionDetails {
  readonly sent: Sent;
  readonly timeout: number;
  /** A file was asked for: the limit is that between two pieces of it. */
  readonly file?: boolean;
}

/**
 * Thrown when no answer came within the time limit of the command; for a file, when its next piece did not.
 * @publicApi
 */
export class AriTimeoutException extends AriException {
  override readonly code: string = 'ARI_TIMEOUT';
  /** Whether Asterisk may have carried out the command: `no` or `unknown`. */
  readonly sent: Sent;
  /** The limit that ran out, in milliseconds. */
  readonly timeout: number;

  constructor(details: AriTimeoutDetails) {
    super(describe(details), details);
    this.sent = details.sent;
    this.timeout = details.timeout;
  }
}

function describe({ operation, connection, timeout, sent, file }: AriTimeoutDetails): string {
  const missing = file === true && sent === 'unknown' ? 'no further piece of the file' : 'no answer';
  const fate =
    sent === 'no'
      ? 'It was still waiting for a free connection and has not been sent.'
      : 'It had been sent: whether Asterisk carried it out is unknown.';
  return `${operation} on connection "${connection}" got ${missing} within ${timeout} ms. ${fate}`;
}
