import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { until } from './until.js';

/** A program that a server connects to for the sound of its calls: by WebSocket, and by AudioSocket. */
export class MediaProgram {
  /** Every handshake of a WebSocket, refused or not. */
  readonly handshakes: IncomingMessage[] = [];
  /** AudioSocket connections, and what came over each. */
  readonly connections: { readonly socket: Socket; bytes: Buffer; ended: boolean }[] = [];
  /** Answer handshakes with 403. */
  refuses = false;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #taken = new Map<string, (socket: WebSocket) => void>();

  private constructor(
    private readonly http: HttpServer,
    private readonly tcp: Server,
  ) {
    http.on('upgrade', (request, socket, head) => {
      this.handshakes.push(request);
      if (this.refuses) {
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (taken) => {
        const { searchParams } = new URL(request.url ?? '/', 'ws://here');
        this.#taken.get(searchParams.get('id') ?? '')?.(taken);
      });
    });
    tcp.on('connection', (socket) => {
      const connection = { socket, bytes: Buffer.alloc(0), ended: false };
      this.connections.push(connection);
      socket.on('data', (bytes: Buffer) => (connection.bytes = Buffer.concat([connection.bytes, bytes])));
      socket.on('error', () => {});
      socket.on('close', () => (connection.ended = true));
    });
  }

  static async start(webSocketPort = 0): Promise<MediaProgram> {
    const http = createServer();
    const tcp = createTcpServer();
    http.listen(webSocketPort, '127.0.0.1');
    tcp.listen(0, '127.0.0.1');
    await Promise.all([once(http, 'listening'), once(tcp, 'listening')]);
    return new MediaProgram(http, tcp);
  }

  /** Where WebSockets come in. */
  get uri(): string {
    return `ws://127.0.0.1:${(this.http.address() as AddressInfo).port}/media`;
  }

  /** Where AudioSocket connections come in. */
  get host(): string {
    return `127.0.0.1:${(this.tcp.address() as AddressInfo).port}`;
  }

  /** Told of the socket that brings this id, in the turn in which it comes: the first word follows at once. */
  expect(id: string, taken: (socket: WebSocket) => void): void {
    this.#taken.set(id, taken);
  }

  /** The next AudioSocket connection after those that there were. */
  async connection(before: number): Promise<MediaProgram['connections'][number]> {
    return until(() => this.connections[before], 'a connection');
  }

  stop(): void {
    for (const { socket } of this.connections) socket.destroy();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.http.close();
    this.tcp.close();
  }
}
