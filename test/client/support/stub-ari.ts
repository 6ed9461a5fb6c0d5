import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { fittingAnswer } from './fitting-answer.js';
import { StubEvents } from './stub-events.js';
import { recordedRequest, type RecordedRequest } from './recorded-request.js';

/** What a stub does with a request. One that never answers is a mute server. */
export type Answer = (request: RecordedRequest, response: ServerResponse) => void;

/** How a stub is set up. */
export interface StubOptions {
  /** Port to listen on; default: a free one. */
  readonly port?: number;
  /** Certificate and key: the stub then speaks https. */
  readonly tls?: ServerOptions;
  /** Its event sockets do not answer pings. Default `false`. */
  readonly deaf?: boolean;
  /** Events that a client sends to itself are answered like other commands, and do not come. Default `false`. */
  readonly unheard?: boolean;
}

/** A server of our own in the place of Asterisk, for what a real one cannot be brought to do. */
export class StubAri {
  readonly requests: RecordedRequest[] = [];
  /** Its event sockets. */
  readonly events: StubEvents;
  /** Connections that it has taken since its start. */
  connections = 0;
  /** Connections that are open now. */
  readonly sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #scheme: string;
  readonly #unheard: boolean;

  private constructor(answer: Answer, { tls, deaf, unheard = false }: StubOptions) {
    this.#unheard = unheard;
    const listener: RequestListener = (request, response) => {
      void recordedRequest(request).then((recorded) => {
        if (!this.#unheard && this.#proves(recorded, response)) return;
        this.requests.push(recorded);
        answer(recorded, response);
      });
    };
    this.#scheme = tls === undefined ? 'http' : 'https';
    this.#server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
    this.#server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    this.events = new StubEvents(this.#server, { deaf });
  }

  /** Starts one; `answer` is what it does with commands, by default what an Asterisk without a call would. */
  static async start(answer: Answer = withoutCalls, options: StubOptions = {}): Promise<StubAri> {
    const stub = new StubAri(answer, options);
    stub.#server.listen(options.port ?? 0, '127.0.0.1');
    await once(stub.#server, 'listening');
    return stub;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** What a client is given as `url`. */
  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  /** The last request; a test that asks for it has seen its answer. */
  get last(): RecordedRequest {
    const last = this.requests.at(-1);
    if (last === undefined) throw new Error('the stub has had no request');
    return last;
  }

  /** Delivers the event with which a client proves after a connect that it hears. */
  #proves({ method, path, query }: RecordedRequest, response: ServerResponse): boolean {
    const [, name] = /\/events\/user\/(nestjs-ari%3Aheard%3A[^/]+)$/.exec(path) ?? [];
    if (method !== 'POST' || name === undefined) return false;
    const eventname = decodeURIComponent(name);
    this.events.send({
      type: 'ChannelUserevent',
      eventname,
      application: new URLSearchParams(query).get('application'),
    });
    response.writeHead(204).end();
    return true;
  }

  /** Cuts all connections and listens no more. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.events.end();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

/** An Asterisk on which nothing is: every list is empty, every other command done. */
export function withoutCalls(request: RecordedRequest, response: ServerResponse): void {
  const { status, body } = fittingAnswer({ method: request.method, path: request.path.replace(/^.*\/ari\//, '') });
  if (body === undefined) response.writeHead(status).end();
  else json(status, body)(request, response);
}

/** An answer with a status and a JSON body. */
export function json(status: number, body: unknown): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}
