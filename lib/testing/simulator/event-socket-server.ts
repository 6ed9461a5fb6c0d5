import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { EventSocket, type EventSocketContext } from './event-socket.js';
import type { SocketRequest } from './socket-request.js';

const longestFrame = 65_535;
const trueWords = new Set(['yes', 'true', 'y', 't', '1', 'on']);

/** The WebSocket side: makes event sockets out of upgrades. */
export class EventSocketServer {
  readonly #context: EventSocketContext;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: longestFrame,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('ari') ? 'ari' : false),
  });
  readonly #sockets = new Set<EventSocket>();

  constructor(context: EventSocketContext) {
    this.#context = context;
  }

  get sockets(): readonly EventSocket[] {
    return [...this.#sockets];
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer, asked: SocketRequest): void {
    const offered = request.headers['sec-websocket-protocol'];
    if (offered !== undefined && !offered.split(',').some((name) => name.trim() === 'ari')) {
      socket.end('HTTP/1.1 400 Bad Request\r\nSec-WebSocket-Version: 7, 8, 13\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      const eventSocket = new EventSocket(webSocket, socket, this.#context, asked);
      this.#sockets.add(eventSocket);
      webSocket.once('close', () => {
        this.#sockets.delete(eventSocket);
        this.#context.applications.disconnect(eventSocket);
      });
      const subscribeAll = asked.raw.query.findLast(([name]) => name === 'subscribeAll')?.[1] ?? '';
      for (const app of asked.apps) {
        this.#context.applications.connect(app, eventSocket, trueWords.has(subscribeAll.toLowerCase()));
      }
    });
  }

  /** Cuts every socket without a word, as a server that dies does. */
  cutAll(): void {
    for (const socket of this.#sockets) socket.cut();
    this.#sockets.clear();
  }
}
