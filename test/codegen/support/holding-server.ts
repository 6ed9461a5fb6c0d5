import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** A server that answers nothing until `GET /release` comes: a client is closed meanwhile, and must not stay connected. */
export class HoldingServer {
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #held: (() => void)[] = [];
  #released = false;
  #opened = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      const answer = (body: unknown): void =>
        void response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      if (request.url === '/state') return answer(this.#state);
      if (request.url !== '/release') return this.#hold(() => answer([]));
      this.#released = true;
      for (const go of this.#held.splice(0)) go();
      answer(this.#state);
    });
    this.#server.on('upgrade', (request, socket, head) => {
      this.#hold(() =>
        this.#sockets.handleUpgrade(request, socket, head, () => {
          this.#opened += 1;
        }),
      );
    });
  }

  static async start(): Promise<HoldingServer> {
    const server = new HoldingServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** What is held, and event sockets: all that were opened, and those that are open. */
  get #state() {
    const open = [...this.#sockets.clients].filter((socket) => socket.readyState === socket.OPEN).length;
    return { held: this.#held.length, opened: this.#opened, open };
  }

  #hold(answer: () => void): void {
    if (this.#released) answer();
    else this.#held.push(answer);
  }
}
