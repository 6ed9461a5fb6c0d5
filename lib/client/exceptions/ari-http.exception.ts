import { ADDRESS_ADVICE, type AnswerOrigin } from './answer-origin.js';
import { AriException, type AriExceptionDetails } from './ari.exception.js';

/** Describes an answer of Asterisk that was not a success. */
export interface AriHttpExceptionDetails extends AriExceptionDetails {
  /** HTTP status of the answer. */
  readonly status: number;
  readonly method: string;
  /** Encoded path below `/ari`, without the query. */
  readonly path: string;
  /** What Asterisk said: `message` of the body, or its `error`, or its text without HTML tags. */
  readonly asteriskMessage: string;
  /** Why this library refused the command before it was sent. */
  readonly unsent?: string;
  /** Who wrote the answer; default: ARI. */
  readonly writtenBy?: AnswerOrigin;
  /** Why this server may not have the operation, for an answer that says so. */
  readonly absence?: string;
  /** Description of what answered, where it was not ARI. */
  readonly seen?: string;
}

/**
 * Thrown when Asterisk answers with a status that is not a success. Most statuses have a class of their own (see
 * `exceptionForStatus`); this class stands for the others: 405, 406, 426, and what a proxy in between may send.
 * @publicApi
 */
export class AriHttpException extends AriException {
  override readonly code: string = 'ARI_HTTP';
  /** HTTP status of the answer. */
  readonly status: number;
  readonly method: string;
  /** Encoded path below `/ari`, without the query. */
  readonly path: string;
  /** What Asterisk said: `message` of the body, or its `error`, or its text without HTML tags. */
  readonly asteriskMessage: string;

  /** Who wrote the answer. Where it is not `ari`, the address is probably wrong, or a proxy answers for Asterisk. */
  readonly writtenBy: AnswerOrigin;
  /** What answered, where it was not ARI: its server header, the title of its page, its redirect. */
  readonly seen?: string;

  constructor(details: AriHttpExceptionDetails, advice?: string) {
    super(describe(details, advice), details);
    this.writtenBy = details.writtenBy ?? 'ari';
    if (details.seen !== undefined) this.seen = details.seen;
    this.status = details.status;
    this.method = details.method;
    this.path = details.path;
    this.asteriskMessage = details.asteriskMessage;
  }

  /** Whether the same command may succeed a moment later. */
  get retryable(): boolean {
    return false;
  }
}

function describe(details: AriHttpExceptionDetails, advice?: string): string {
  const { operation, connection, status, asteriskMessage, method, path, unsent, seen } = details;
  const said = asteriskMessage === '' ? 'no explanation' : asteriskMessage;
  const fate = unsent === undefined ? `was refused with ${status} (${said})` : `was not sent, ${unsent}`;
  if (seen !== undefined) {
    return `${operation} on connection "${connection}" was not answered by ARI (${seen}): ${method} ${path}. ${ADDRESS_ADVICE}`;
  }
  const what = `${operation} on connection "${connection}" ${fate}: ${method} ${path}.`;
  return advice === undefined ? what : `${what} ${advice}`;
}
