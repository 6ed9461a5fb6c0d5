import { AriException, type AriExceptionDetails } from './ari.exception.js';

/**
 * The command was refused on our side, before it was sent, because a required parameter is missing or a value cannot
 * be put into a request. Asterisk never saw it: some incomplete requests end the whole server (22.10.1: `move`
 * without an application).
 */
export class AriInvalidCallException extends AriException {
  override readonly code: string = 'ARI_INVALID_CALL';
  readonly sent = 'no';
  /** The parameter at fault. */
  readonly parameter: string;

  constructor(details: AriExceptionDetails & { readonly parameter: string; readonly problem: string }) {
    super(`${details.operation}: "${details.parameter}" ${details.problem}. The command was not sent.`, details);
    this.parameter = details.parameter;
  }
}
