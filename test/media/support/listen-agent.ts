import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';

export type ListenText = Readonly<Record<string, unknown>>;

/** An agent server as people write them for the verb `listen` of jambonz; a test decides what it says. */
export class ListenAgent {
  readonly texts: ListenText[] = [];
  readonly handshakes: IncomingMessage[] = [];
  closed: number | undefined;
  /** The caller's voice as it came, linear. */
  readonly sound: Buffer[] = [];
  /** Whether sound came before the first text. */
  soundFirst = false;
  #socket: WebSocket | undefined;

  private constructor(private readonly server: WebSocketServer) {
    server.on('connection', (socket, request) => {
      this.#socket = socket;
      this.handshakes.push(request);
      socket.on('error', () => {});
      socket.on('close', (code) => (this.closed = code));
      socket.on('message', (data: Buffer, isBinary) => {
        if (!isBinary) this.texts.push(JSON.parse(data.toString()) as ListenText);
        else {
          this.soundFirst ||= this.texts.length === 0;
          this.sound.push(data);
        }
      });
    });
  }

  static async start(): Promise<ListenAgent> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const agent = new ListenAgent(server);
    onTestFinished(() => {
      agent.#socket?.terminate();
      server.close();
    });
    return agent;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/audio`;
  }

  /** The data of the texts of a type. */
  of(type: string): unknown[] {
    return this.texts.filter((text) => text['type'] === type).map((text) => text['data']);
  }

  say(sound: Buffer): void {
    this.#socket?.send(sound);
  }

  send(message: object | string): void {
    this.#socket?.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  mark(name: string): void {
    this.send({ type: 'mark', data: { name } });
  }

  play(sound: Buffer, more: object): void {
    const data = { audioContent: sound.toString('base64'), audioContentType: 'raw', sampleRate: 8_000, ...more };
    this.send({ type: 'playAudio', data });
  }

  close(): void {
    this.#socket?.close(1000);
  }
}
