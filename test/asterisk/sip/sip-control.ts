import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { listeningPort } from '../listening-port.js';

/** sipp ends each message of its control connection with an escape character. */
const END_OF_MESSAGE = '\x1b';

/** The line between a test and its sipp: orders go out, reports come in. When it closes, sipp ends. */
export class SipControl {
  #socket: Socket | undefined;
  #callId = '';
  #received = '';
  #reports: string[] = [];
  #awaited: ((report: string) => void) | undefined;

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.accept(socket));
  }

  /** Listens on a free port of 127.0.0.1. */
  static async open(): Promise<SipControl> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SipControl(server);
  }

  get port(): number {
    return listeningPort(this.server);
  }

  /** The next report, in the order in which they came. One may be awaited at a time. */
  report(): Promise<string> {
    const early = this.#reports.shift();
    if (early !== undefined) return Promise.resolve(early);
    return new Promise((resolve) => (this.#awaited = resolve));
  }

  /** Gives an order for the call that has reported. */
  order(order: string, detail = ''): void {
    this.#socket?.write(`Call-ID: ${this.#callId}\r\norder: ${order} ${detail}\r\n\r\n${END_OF_MESSAGE}`);
  }

  close(): void {
    this.#socket?.destroy();
    this.server.close();
  }

  private accept(socket: Socket): void {
    this.#socket = socket;
    // sipp may end with messages unread; its exit code says all there is to say.
    socket.on('error', () => socket.destroy());
    socket.setEncoding('utf8').on('data', (text: string) => this.receive(text));
  }

  private receive(text: string): void {
    const messages = `${this.#received}${text}`.split(END_OF_MESSAGE);
    this.#received = messages.pop() ?? '';
    for (const message of messages) {
      this.#callId = /^call-id: (\S+)/im.exec(message)?.[1] ?? this.#callId;
      const report = /^report: (.+?)\s*$/m.exec(message)?.[1];
      if (report !== undefined) this.deliver(report);
    }
  }

  private deliver(report: string): void {
    const awaited = this.#awaited;
    this.#awaited = undefined;
    if (awaited === undefined) this.#reports.push(report);
    else awaited(report);
  }
}
