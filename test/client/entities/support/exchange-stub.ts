import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { fittingAnswer } from '../../support/fitting-answer.js';

/** A command as it came over the wire. */
export interface Command {
  readonly method: string;
  /** Below `/ari/`, decoded: `channels/1/play/2`. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** What is answered to a command. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** The body as it is, with its type, in the place of JSON. */
  readonly raw?: { readonly type?: string; readonly text: string };
}

export const NO_CONTENT: Reply = { status: 204 };
export const NOT_FOUND: Reply = { status: 404, body: { message: 'not found' } };

/** In the place of Asterisk: tests decide what it answers and when, and which events it sends. */
export class ExchangeStub {
  readonly commands: Command[] = [];
  /** Answers every command; may take its time. */
  answer: (command: Command) => Reply | Promise<Reply> = fittingAnswer;
  /** What it says of its version; nothing by default. */
  version: string | undefined;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });

  private constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
    this.#server.on('upgrade', (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#sockets.emit('connection', webSocket));
    });
  }

  static async start(): Promise<ExchangeStub> {
    const stub = new ExchangeStub();
    stub.#server.listen(0, '127.0.0.1');
    await once(stub.#server, 'listening');
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Sends events in this order, one frame each. */
  send(...events: object[]): void {
    for (const event of events) {
      const frame = JSON.stringify(event);
      for (const socket of this.#sockets.clients) socket.send(frame);
    }
  }

  /** Sends text as it is. */
  sendText(frame: string): void {
    for (const socket of this.#sockets.clients) socket.send(frame);
  }

  /** Cuts the event sockets without a closing handshake. */
  cut(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  async stop(): Promise<void> {
    this.cut();
    this.#sockets.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Delivers the event with which a client proves after a connect that it hears. */
  #proves({ path, query }: Command): boolean {
    const eventname = path.replace('events/user/', '');
    if (!eventname.startsWith('nestjs-ari:heard:')) return false;
    this.send({ type: 'ChannelUserevent', eventname, application: query.get('application') });
    return true;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url);
    const command = {
      method: request.method ?? '',
      path: decodeURIComponent(url.pathname.replace(/^\/ari\//, '')),
      query: url.searchParams,
    };
    if (this.#proves(command)) {
      response.writeHead(204).end();
      return;
    }
    this.commands.push(command);
    const { status, body, raw } = defaults(command, this.version) ?? (await this.answer(command));
    if (raw !== undefined) {
      response.writeHead(status, raw.type === undefined ? {} : { 'content-type': raw.type }).end(raw.text);
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }
}

/** What the client asks after every connect. */
function defaults({ method, path }: Command, version: string | undefined): Reply | undefined {
  if (path === 'asterisk/info') {
    const system = version === undefined ? undefined : { version, entity_id: 'stub' };
    return { status: 200, body: { status: { startup_time: 'always' }, system } };
  }
  if (method === 'GET' && path === 'applications') return { status: 200, body: [] };
  if (method === 'PUT' && path.endsWith('/eventFilter')) return { status: 200, body: { name: 'objects' } };
  return undefined;
}
