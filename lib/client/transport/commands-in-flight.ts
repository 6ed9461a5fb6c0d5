import { channel } from 'node:diagnostics_channel';
import type { Transport, TransportRequest, TransportResponse, TransportStream } from './transport.js';

/** Name of the `node:diagnostics_channel` on which every answered command is published, as an {@link AriCommandDone}. */
export const ARI_COMMANDS = 'nestjs-ari:commands';

/** A command and what became of it. Its parameters are left out: they may hold secrets. */
export interface AriCommandDone {
  readonly connection: string;
  /** Which client sent it, as `ari.ids.instance` says: every application of the process publishes here. */
  readonly client: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Undefined: there was no answer. */
  readonly status: number | undefined;
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
}

type CommandSender = Pick<AriCommandDone, 'connection' | 'client'>;

/** Counts the commands that are sent and not answered yet, over HTTP or over a WebSocket, and tells of those that are. */
export class CommandsInFlight {
  readonly #listeners = channel(ARI_COMMANDS);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Wraps a transport so that its commands are counted. */
  of(transport: Transport, sender: CommandSender): Transport {
    return {
      send: (request: TransportRequest): Promise<TransportResponse> =>
        this.#counted(request, sender, transport.send(request)),
      stream: (request: TransportRequest): Promise<TransportStream> =>
        this.#counted(request, sender, transport.stream(request)),
      close: () => transport.close(),
    };
  }

  #counted<T extends { readonly status: number }>(
    request: TransportRequest,
    sender: CommandSender,
    command: Promise<T>,
  ): Promise<T> {
    this.#count += 1;
    const told = this.#listeners.hasSubscribers ? this.#told(request, sender) : undefined;
    const over = (answer?: T): void => {
      this.#count -= 1;
      told?.(answer?.status);
    };
    // Beside the promise, not around it: a command that somebody awaits is not delayed by being counted.
    void command.then(over, () => over());
    return command;
  }

  #told(
    { operation, method, path }: TransportRequest,
    { connection, client }: CommandSender,
  ): (status: number | undefined) => void {
    const at = Date.now();
    return (status) => {
      const durationMs = Date.now() - at;
      const done: AriCommandDone = { connection, client, operation, method, path, status, at, durationMs };
      this.#listeners.publish(done);
    };
  }
}
