import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';

export type Message = Readonly<Record<string, unknown>> & { readonly event: string };

/** An agent server as people write them for Twilio Media Streams; a test decides what it says. */
export class TwilioAgent {
  readonly messages: Message[] = [];
  readonly handshakes: IncomingMessage[] = [];
  closed: number | undefined;
  #socket: WebSocket | undefined;

  private constructor(
    private readonly server: WebSocketServer,
    onMessage: (message: Message, agent: TwilioAgent) => void,
  ) {
    server.on('connection', (socket, request) => {
      this.#socket = socket;
      this.handshakes.push(request);
      socket.on('error', () => {});
      socket.on('close', (code) => (this.closed = code));
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as Message;
        this.messages.push(message);
        onMessage(message, this);
      });
    });
  }

  static async start(onMessage: (message: Message, agent: TwilioAgent) => void = () => {}): Promise<TwilioAgent> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const agent = new TwilioAgent(server, onMessage);
    onTestFinished(() => {
      agent.#socket?.terminate();
      server.close();
    });
    return agent;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/media-stream`;
  }

  get streamSid(): string {
    return (this.of('start')[0]?.['streamSid'] as string | undefined) ?? '';
  }

  of(event: string): Message[] {
    return this.messages.filter((message) => message.event === event);
  }

  /** The caller's voice as it came, in µ-law. */
  heard(): Buffer {
    const parts = this.of('media').map((message) => (message['media'] as { readonly payload: string }).payload);
    return Buffer.concat(parts.map((payload) => Buffer.from(payload, 'base64')));
  }

  say(sound: Buffer): void {
    this.send({ event: 'media', streamSid: this.streamSid, media: { payload: sound.toString('base64') } });
  }

  mark(name: string): void {
    this.send({ event: 'mark', streamSid: this.streamSid, mark: { name } });
  }

  clear(): void {
    this.send({ event: 'clear', streamSid: this.streamSid });
  }

  send(message: object | string): void {
    this.#socket?.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Sends one message again and again, as fast as it is taken; gives how many bytes went out until the end of the connection. */
  async flood(message: string, bytes: number): Promise<number> {
    let sent = 0;
    const bytesOfOne = Buffer.byteLength(message);
    const socket = this.#socket;
    const atOnce = Math.max(1, Math.ceil(65_536 / bytesOfOne));
    while (sent < bytes && socket?.readyState === socket?.OPEN) {
      for (let i = 1; i < atOnce; i += 1) socket?.send(message);
      sent += bytesOfOne * atOnce;
      // Not more than the network takes, and in turns of the loop: both sides live in this process.
      await new Promise<unknown>((resolve) => socket?.send(message, resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return sent;
  }

  close(): void {
    this.#socket?.close(1000);
  }
}
