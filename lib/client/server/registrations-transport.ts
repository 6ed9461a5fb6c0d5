import { AriConnectionException } from '../exceptions/index.js';
import type { Transport, TransportRequest, TransportResponse, TransportStream } from '../transport/index.js';

/** Commands that go whichever way is right when they are given. */
export class RegistrationsTransport implements Transport {
  readonly #way: (operation: string) => Transport;

  /** @param way - throws where there is none. */
  constructor(way: (operation: string) => Transport) {
    this.#way = way;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    return this.#way(request.operation).send(request);
  }

  async stream(request: TransportRequest): Promise<TransportStream> {
    return this.#way(request.operation).stream(request);
  }

  /** The ways belong to others, who end them. */
  async close(): Promise<void> {}
}

/** A command that has no way to go: it was not sent. */
export function noWay(operation: string, connection: string, problem: string): AriConnectionException {
  const message = `${operation} on connection "${connection}" was not sent: ${problem}`;
  return new AriConnectionException(message, { operation, connection, sent: 'no' });
}
