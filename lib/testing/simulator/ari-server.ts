import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type AriReply, type Invoker, type RawRequest, AriRefusal, noContent } from '../rest/index.js';
import type { ResponseGate } from '../faults/index.js';
import type { MediaSockets } from '../media-sockets/index.js';
import type { EventSocketServer } from './event-socket-server.js';
import { ReplyWriter } from './reply-writer.js';
import { hasBody, readBody, type RequestBody } from './request-body.js';

const prefix = '/ari/';
const keepAliveMs = 15_000;
/** Of a request line or a header line, without its end. */
const longestLine = 4_093;
/** Enough to read what Asterisk would refuse, and to refuse it in its words. */
const mostHead = 1_048_576;

/** What the server needs that changes when the simulated Asterisk is restarted. */
export interface ServedAsterisk {
  readonly invoker: Invoker;
  readonly sockets: EventSocketServer;
  readonly mediaSockets: MediaSockets;
}

/** The HTTP side: one server, which also hands upgrades over to the event sockets. */
export class AriServer {
  /** How many connections are served at once. */
  sessionLimit: number;
  /** Requests that are being answered now. */
  requestsInFlight = 0;
  /** Counts everything that comes in, so that a test can tell whether all is quiet. */
  requestsSeen = 0;
  readonly #served: () => ServedAsterisk;
  readonly #gate: ResponseGate;
  readonly #writer: ReplyWriter;
  readonly #connections = new Set<Socket>();
  #server: Server | undefined;

  constructor(options: {
    sessionLimit: number;
    version: string;
    allowedOrigins: readonly string[];
    served: () => ServedAsterisk;
    gate: ResponseGate;
  }) {
    this.sessionLimit = options.sessionLimit;
    this.#served = options.served;
    this.#gate = options.gate;
    this.#writer = new ReplyWriter(options.version, options.allowedOrigins);
  }

  /** Listens on 127.0.0.1; gives the port. */
  async listen(port: number): Promise<number> {
    const server = createServer(
      { maxHeaderSize: mostHead },
      (request, response) => void this.#handle(request, response),
    );
    server.keepAliveTimeout = keepAliveMs;
    server.on('connection', (socket) => this.#admit(socket));
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    this.#server = server;
    return (server.address() as AddressInfo).port;
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.#connections) socket.destroy();
    await closed;
  }

  #admit(socket: Socket): void {
    if (this.#connections.size >= this.sessionLimit) {
      socket.resetAndDestroy();
      return;
    }
    socket.setNoDelay(true);
    this.#connections.add(socket);
    socket.once('close', () => this.#connections.delete(socket));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requestsSeen++;
    this.requestsInFlight++;
    response.once('close', () => this.requestsInFlight--);
    const raw = await this.#read(request);
    const reply = 'reply' in raw ? raw.reply : await this.#answer(raw);
    const { method, path } = 'reply' in raw ? { method: request.method ?? '', path: '' } : raw;
    if (!this.#gate.isOpen(method, path)) await this.#gate.pass(method, path);
    // Asterisk sends a body there too, after which no client understands the connection any more: it is closed.
    if (request.method === 'HEAD') request.socket.end(this.#writer.raw(reply));
    else this.#writer.write(response, reply, request.headers);
  }

  async #answer(raw: RawRequest): Promise<AriReply> {
    if (raw.path === 'events' && raw.method === 'GET') {
      return this.#writer.htmlPage(426, 'Upgrade Required', '');
    }
    return this.#served().invoker.answer(raw);
  }

  async #read(request: IncomingMessage): Promise<RawRequest | { readonly reply: AriReply }> {
    const url = request.url ?? '/';
    const tooLong = this.#refusedLine(request);
    if (tooLong) return { reply: tooLong };
    const { mediaSockets } = this.#served();
    if (mediaSockets.covers(url)) {
      const status = mediaSockets.statusOf(url);
      return { reply: this.#writer.htmlPage(status, STATUS_CODES[status] ?? '', '') };
    }
    if (!url.startsWith(prefix)) {
      return { reply: this.#writer.htmlPage(404, 'Not Found', 'The requested URL was not found on this server.') };
    }
    try {
      const body = hasBody(request) ? await readBody(request) : undefined;
      return rawRequest(request, url, body);
    } catch (error) {
      if (error instanceof AriRefusal) return { reply: error.reply };
      // The client went away while it sent its body: there is nobody to answer.
      if (request.destroyed) return { reply: noContent() };
      throw error;
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const tooLong = this.#refusedLine(request);
    if (tooLong) {
      socket.end(this.#writer.raw(tooLong));
      return;
    }
    const { mediaSockets } = this.#served();
    if (mediaSockets.covers(request.url)) return mediaSockets.accept(request, socket, head);
    const raw = rawRequest(request, request.url ?? '/', undefined);
    try {
      const { invoker, sockets } = this.#served();
      invoker.admit(raw);
      if (raw.path !== 'events') throw new AriRefusal(404, 'Not Found', 'Resource not found');
      const app = raw.query.findLast(([name]) => name === 'app')?.[1] ?? '';
      const apps = app.split(',');
      const refusal = apps.includes('') ? this.#refusedApps(app) : undefined;
      if (refusal) socket.end(this.#writer.raw(refusal));
      else sockets.accept(request, socket, head, { apps, raw });
    } catch (error) {
      if (!(error instanceof AriRefusal)) throw error;
      socket.end(this.#writer.raw(error.reply));
    }
  }

  /** Asterisk reads lines of a fixed length, and refuses longer ones before it looks at anything else. */
  #refusedLine({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): AriReply | undefined {
    const line = `${method} ${url} HTTP/${httpVersion}`;
    if (line.length > longestLine) return this.#tooLong('Request');
    const header = rawHeaders.some((name, at) => at % 2 === 0 && `${name}: ${rawHeaders[at + 1]}`.length > longestLine);
    return header ? this.#tooLong('Header') : undefined;
  }

  #tooLong(what: string): AriReply {
    const page = this.#writer.htmlPage(400, 'Bad Request', `${what} line too long`);
    return { ...page, headers: { Connection: 'close' } };
  }

  /** An application without a name: it is the only one, or one of a list. */
  #refusedApps(list: string): AriReply {
    if (list === '') return this.#writer.htmlPage(400, 'Bad Request', 'HTTP request is missing param: [app]');
    return this.#writer.htmlPage(500, 'Internal Server Error', 'Stasis app registration failed');
  }
}

function rawRequest(request: IncomingMessage, url: string, body: RequestBody | undefined): RawRequest {
  const mark = url.indexOf('?');
  const path = (mark < 0 ? url : url.slice(0, mark)).slice(prefix.length);
  const query = mark < 0 ? [] : [...new URLSearchParams(url.slice(mark + 1))];
  const { authorization, host } = request.headers;
  return {
    method: request.method ?? 'GET',
    path,
    query: [...(body?.fields ?? []), ...query],
    body: body?.json,
    authorization,
    host,
    corsMethod: single(request.headers['access-control-request-method']),
    corsHeaders: single(request.headers['access-control-request-headers']),
    overWebSocket: false,
  };
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
