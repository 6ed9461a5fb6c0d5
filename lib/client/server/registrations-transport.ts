import { AriConnectionException } from '../exceptions/index.js';
import type { Transport, TransportRequest, TransportResponse, TransportStream } from '../transport/index.js';

/** Sends each command over the transport that is right at that moment. */
export class RegistrationsTransport implements Transport {
  readonly #way: (operation: string) => Transport;

  /** @param way - chooses the transport; throws when there is none. */
  constructor(way: (operation: string) => Transport) {
    this.#way = way;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    return this.#way(request.operation).send(request);
  }

  async stream(request: TransportRequest): Promise<TransportStream> {
    return this.#way(request.operation).stream(request);
  }

  /** Does nothing: the transports belong to their registrations, which close them. */
  async close(): Promise<void> {}
}

/** Makes the exception for a command that no socket can carry: it was not sent. */
export function noWay(operation: string, connection: string, problem: string): AriConnectionException {
  const message = `${operation} on connection "${connection}" was not sent: ${problem}`;
  return new AriConnectionException(message, { operation, connection, sent: 'no' });
}
