import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TakeUpgrade, UpgradeSource } from './upgrade-source.js';

/** How long a connection may take to ask for something, and how often that is looked at, in milliseconds. */
const ASKING = { headersTimeout: 2_000, requestTimeout: 2_000, connectionsCheckingInterval: 500 };

/** Connections that have not asked for a WebSocket yet: Asterisk does so at once. */
const STRANGERS = 100;

/** Listens on a port that is used for Asterisk only. */
export class OwnPort implements UpgradeSource {
  readonly #place: { readonly port: number; readonly host?: string };
  readonly #mostStrangers: number;
  readonly #strangers = new Set<Duplex>();
  #server: Server | undefined;

  /** @param mostStrangers - connections that have asked for nothing yet; one more is closed at once. */
  constructor(place: { readonly port: number; readonly host?: string }, mostStrangers = STRANGERS) {
    this.#place = place;
    this.#mostStrangers = mostStrangers;
  }

  get port(): number | undefined {
    const address = this.#server?.address() as AddressInfo | null | undefined;
    return address?.port;
  }

  async open(take: TakeUpgrade): Promise<void> {
    const server = createServer(ASKING, (_request, response) => onlyWebSockets(response));
    server.on('connection', (socket) => this.#meet(socket));
    server.on('upgrade', (request, socket, head) => {
      this.#strangers.delete(socket);
      take(request, socket, head);
    });
    this.#server = server;
    const { port, host } = this.#place;
    server.listen(port, host);
    await once(server, 'listening');
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server?.listening !== true) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  #meet(socket: Socket): void {
    if (this.#strangers.size >= this.#mostStrangers) {
      socket.destroy();
      return;
    }
    this.#strangers.add(socket);
    socket.once('close', () => this.#strangers.delete(socket));
  }
}

function onlyWebSockets(response: ServerResponse): void {
  response.writeHead(426, { upgrade: 'websocket', 'content-length': 0 }).end();
}
