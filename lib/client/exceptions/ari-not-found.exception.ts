import { AriHttpException, type AriHttpExceptionDetails } from './ari-http.exception.js';
import { isObject, notFoundSubject, type NotFoundSubject } from './not-found-subject.js';

const ADVICE: Partial<Record<NotFoundSubject, string>> = {
  variable: 'It was never set here; channel.variable(name) gives undefined then.',
  label: 'The dialplan has no such label in that extension.',
  rtp: 'The channel carries no RTP, or is not answered yet.',
  module: 'The module does not exist on this server, or is not loaded.',
  logChannel: 'There is no such log channel; asterisk.listLogChannels() lists them.',
  configObject: 'The configuration of this server has no such object.',
  operation: 'This Asterisk does not know the operation: it is too old for it, or its module is not loaded.',
};

/**
 * Thrown for 404; `subject` says what is not there. Mostly the object has ended, for example a channel that has hung up:
 * then `gone` is true.
 * @publicApi
 */
export class AriNotFoundException extends AriHttpException {
  override readonly code: string = 'ARI_NOT_FOUND';
  /** What is not there. */
  readonly subject: NotFoundSubject;

  constructor(details: AriHttpExceptionDetails) {
    const subject = notFoundSubject(details.operation, details.asteriskMessage, details.writtenBy ?? 'ari');
    const absence = subject === 'operation' ? details.absence : undefined;
    super(details, absence ?? ADVICE[subject] ?? 'The object has ended or has never existed on this server.');
    this.subject = subject;
  }

  /**
   * Whether the object that the command was for has ended or never existed. False for a variable that was never set, and
   * for a 404 that something else than ARI has written.
   */
  get gone(): boolean {
    return isObject(this.subject);
  }
}

/** Whether a command failed because the object that it was for is not there any more. */
export function isGone(error: unknown): error is AriNotFoundException {
  return error instanceof AriNotFoundException && error.gone;
}
