import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { refuseHandshake, requestPath } from './handshake.js';
import type { TakeUpgrade, UpgradeSource } from './upgrade-source.js';

/** Marks a listener that only takes requests that no other listener handles. */
const REFUSES_UNCLAIMED = Symbol('refuses what nobody claims');

type UpgradeArguments = [request: IncomingMessage, socket: Duplex, head: Buffer];

/**
 * Takes requests from an HTTP server that other code uses, too. Other WebSocket handlers end every request whose path
 * they do not know, and an emitter gives an event to all listeners. So our requests are taken out before the event is
 * emitted.
 */
export class SharedServer implements UpgradeSource {
  readonly #given: () => HttpServer | HttpsServer;
  readonly #path: string;
  readonly #refuseUnclaimed = Object.assign((...request: UpgradeArguments) => this.#unwanted(request), {
    [REFUSES_UNCLAIMED]: true,
  });
  #server: HttpServer | HttpsServer | undefined;
  #take: TakeUpgrade | undefined;

  /** @param given - returns the server, when it exists. */
  constructor(given: () => HttpServer | HttpsServer, path: string) {
    this.#given = given;
    this.#path = path;
  }

  get port(): number | undefined {
    const address = this.#server?.address() as AddressInfo | null | undefined;
    return address?.port;
  }

  async open(take: TakeUpgrade): Promise<void> {
    const server = this.#given();
    this.#server = server;
    this.#take = take;
    this.#interpose(server);
    // Without any listener Node answers requests for WebSockets as if they were none.
    server.on('upgrade', this.#refuseUnclaimed);
  }

  async close(): Promise<void> {
    this.#take = undefined;
    this.#server?.off('upgrade', this.#refuseUnclaimed);
  }

  /**
   * Puts itself before the listeners of the server. It stays there after a close, because another may have been put on
   * top; then it takes nothing any more.
   */
  #interpose(server: HttpServer): void {
    const emit = server.emit.bind(server) as (name: string | symbol, ...values: unknown[]) => boolean;
    const interposed = (name: string | symbol, ...values: unknown[]): boolean => {
      const take = this.#take;
      const [request, socket, head] = values as UpgradeArguments;
      if (take === undefined || name !== 'upgrade' || requestPath(request) !== this.#path) return emit(name, ...values);
      take(request, socket, head);
      return true;
    };
    server.emit = interposed as HttpServer['emit'];
  }

  /** Answers a request for another path when no other code handles WebSockets: nobody else would answer it. */
  #unwanted([, socket]: UpgradeArguments): void {
    const others = this.#server?.listeners('upgrade').some((listener) => !(REFUSES_UNCLAIMED in listener)) === true;
    if (!others && !socket.writableEnded) refuseHandshake(socket, { status: 404, reason: 'another path is asked for' });
  }
}
