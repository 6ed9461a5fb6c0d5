import { AriException, type AriExceptionDetails } from './ari.exception.js';

/**
 * Thrown before a command is sent, when a required parameter is missing or a value cannot be put into a request.
 * Asterisk never sees it: some incomplete requests crash the whole server (22.10.1: `move` without an application).
 * @publicApi
 */
export class AriInvalidCallException extends AriException {
  override readonly code: string = 'ARI_INVALID_CALL';
  readonly sent = 'no';
  /** The parameter that is wrong. */
  readonly parameter: string;

  constructor(details: AriExceptionDetails & { readonly parameter: string; readonly problem: string }) {
    super(`${details.operation}: "${details.parameter}" ${details.problem}. The command was not sent.`, details);
    this.parameter = details.parameter;
  }
}
