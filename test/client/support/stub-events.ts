import { once, EventEmitter } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

/** One handshake as it came. */
export interface Handshake {
  readonly url: string;
  readonly authorization: string | undefined;
  readonly at: number;
}

/** The event sockets of a stub: takes them, refuses them, sends what a test wants sent. */
export class StubEvents {
  readonly handshakes: Handshake[] = [];
  /** Status to refuse handshakes with; undefined takes them. */
  refuse: number | undefined;
  /** Where a refusal sends the client to. */
  location: string | undefined;
  /** What handshakes wait for. */
  held: Promise<unknown> | undefined;
  /** What the closing handshakes of clients said. */
  readonly closeCodes: number[] = [];
  /** Pings that came. */
  pings = 0;
  /** What is done on a ping, beside answering it. */
  onPing: ((socket: WebSocket) => void) | undefined;
  readonly #sockets: WebSocketServer;
  readonly #opened = new EventEmitter();

  constructor(server: Server, { deaf = false } = {}) {
    this.#sockets = new WebSocketServer({ noServer: true, autoPong: !deaf });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.handshakes.push({
        url: request.url ?? '',
        authorization: request.headers.authorization,
        at: Date.now(),
      });
      if (this.refuse !== undefined) {
        const location = this.location === undefined ? '' : `location: ${this.location}\r\n`;
        socket.end(`HTTP/1.1 ${this.refuse} Refused\r\n${location}content-length: 0\r\nconnection: close\r\n\r\n`);
        return;
      }
      const take = (): void => this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#take(webSocket));
      if (this.held === undefined) take();
      else void this.held.then(take);
    });
  }

  #take(socket: WebSocket): void {
    socket.on('close', (code) => this.closeCodes.push(code));
    socket.on('ping', () => {
      this.pings += 1;
      this.onPing?.(socket);
    });
    this.#opened.emit('open', socket);
  }

  /** Sockets that are open now. */
  get open(): WebSocket[] {
    return [...this.#sockets.clients].filter((socket) => socket.readyState === socket.OPEN);
  }

  /** The next socket to open. */
  async next(): Promise<WebSocket> {
    const [socket] = (await once(this.#opened, 'open')) as [WebSocket];
    return socket;
  }

  /** Sends a frame on every open socket: text as it is, an object as JSON, bytes as a binary frame. */
  send(frame: string | object | Buffer): void {
    const text = typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame);
    for (const socket of this.open) socket.send(text);
  }

  /** Cuts every socket without a closing handshake. */
  cut(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  end(): void {
    this.cut();
    this.#sockets.close();
  }
}
