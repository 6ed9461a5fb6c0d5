import { AriException, type AriExceptionDetails } from './ari.exception.js';

/**
 * Thrown when a command cannot be sent over the transport of this connection: a file over a WebSocket, or any command
 * over the WebSocket of an Asterisk before 20.14, 21.9 and 22.4. It was not sent.
 * @publicApi
 */
export class AriUnsupportedTransportException extends AriException {
  override readonly code: string = 'ARI_UNSUPPORTED_TRANSPORT';
  readonly sent = 'no';

  constructor(details: AriExceptionDetails & { readonly problem: string }) {
    super(`${details.operation} on connection "${details.connection}" was not sent: ${details.problem}`, details);
  }
}
