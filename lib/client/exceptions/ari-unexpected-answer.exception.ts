import { ADDRESS_ADVICE, answerOrigin, describeSigns } from './answer-origin.js';
import type { Sent } from './ari-connection.exception.js';
import { AriException, type AriExceptionDetails } from './ari.exception.js';

/** Describes an answer that says "success" and is not what the operation promises. */
export interface AriUnexpectedAnswerDetails extends AriExceptionDetails {
  readonly status: number;
  readonly contentType?: string;
  /** Header `Server`. */
  readonly server?: string;
  /** What the operation promises, in words: `a list`. */
  readonly expected: string;
  /** The body as it was read. */
  readonly body: unknown;
}

/** Characters of the answer that are kept, for a log. */
const KEPT = 200;

/**
 * Thrown when the answer says "success" and is not what the operation promises: an HTML page where a list of channels
 * should be, JSON that is cut off, an empty body. Something between this program and Asterisk answers in its place, or
 * the answer was damaged on its way. Nothing may be concluded from it, least of all that a channel has ended.
 * @publicApi
 */
export class AriUnexpectedAnswerException extends AriException {
  override readonly code: string = 'ARI_UNEXPECTED_ANSWER';
  /** HTTP status of the answer, 200 to 299. */
  readonly status: number;
  /** `Content-Type` of the answer, if it had one. */
  readonly contentType?: string;
  /** The first 200 characters of the answer; empty where it had no body. */
  readonly received: string;
  /** Always `unknown`: Asterisk may have carried out the command. */
  readonly sent: Sent = 'unknown';

  constructor(details: AriUnexpectedAnswerDetails) {
    super(describe(details), details);
    this.status = details.status;
    this.contentType = details.contentType;
    this.received = beginning(details.body);
  }
}

function describe(details: AriUnexpectedAnswerDetails): string {
  const { operation, connection, status, contentType, expected, body } = details;
  const received = beginning(body);
  const what = received === '' ? 'an empty body' : `${contentType ?? 'no content type'}: ${received}`;
  return (
    `${operation} on connection "${connection}" was answered with ${status} and not with ${expected}: ${what}. ` +
    (isPage(details)
      ? `What answers there is not ARI (${describeSigns(details)}). ${ADDRESS_ADVICE}`
      : 'Something else than ARI may answer at this address, or the answer was damaged: `npx nestjs-ari doctor` tells.')
  );
}

function isPage(details: AriUnexpectedAnswerDetails): boolean {
  return /\bx?html\b/i.test(details.contentType ?? '') && answerOrigin(details) === 'other';
}

function beginning(body: unknown): string {
  if (body === undefined) return '';
  const text = typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body);
  return text.slice(0, KEPT);
}
