import type { Transport, TransportRequest, TransportResponse, TransportStream } from './transport.js';

/** Counts the commands that are sent and not answered yet, over HTTP or over a WebSocket. */
export class CommandsInFlight {
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Wraps a transport so that its commands are counted. */
  of(transport: Transport): Transport {
    return {
      send: (request: TransportRequest): Promise<TransportResponse> => this.#counted(transport.send(request)),
      stream: (request: TransportRequest): Promise<TransportStream> => this.#counted(transport.stream(request)),
      close: () => transport.close(),
    };
  }

  #counted<T>(command: Promise<T>): Promise<T> {
    this.#count += 1;
    const over = (): void => {
      this.#count -= 1;
    };
    // Beside the promise, not around it: a command that somebody awaits is not delayed by being counted.
    void command.then(over, over);
    return command;
  }
}
