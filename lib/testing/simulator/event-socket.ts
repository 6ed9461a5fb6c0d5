import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { type Clock, asteriskTimestamp } from '../clock/index.js';
import type { ResponseGate } from '../faults/index.js';
import type { Invoker } from '../rest/index.js';
import { type StasisApplications, type StasisSession, acceptsEvent } from '../stasis/index.js';
import { answerSocketRequest, type SocketAnswer } from './rest-over-websocket.js';
import type { SocketRequest } from './socket-request.js';

/** What an event socket needs. */
export interface EventSocketContext {
  readonly clock: Clock;
  readonly asteriskId: string;
  readonly invoker: Invoker;
  readonly applications: StasisApplications;
  readonly gate: ResponseGate;
  /** Bytes that may wait for a slow reader before its socket is cut. */
  readonly slowReaderLimit: () => number;
}

/** One application's WebSocket: events go out, requests come in and are answered in their order. */
export class EventSocket implements StasisSession {
  readonly apps: readonly string[];
  /** Requests that came and are not answered yet. */
  requestsInFlight = 0;
  messages = 0;
  readonly #socket: WebSocket;
  /** The connection under the WebSocket. */
  readonly #wire: Duplex;
  readonly #context: EventSocketContext;
  readonly #asked: SocketRequest;
  #lastAnswer: Promise<void> = Promise.resolve();
  #silent = false;
  #gathering = false;

  constructor(socket: WebSocket, wire: Duplex, context: EventSocketContext, asked: SocketRequest) {
    this.#socket = socket;
    this.#wire = wire;
    this.#context = context;
    this.#asked = asked;
    this.apps = asked.apps;
    socket.on('message', (data) => this.#receive(data));
    // A frame that is too long closes the socket with 1009; what ws tells about it besides is of no use here.
    socket.on('error', () => undefined);
  }

  send(text: string): void {
    if (this.#silent || this.#socket.readyState !== this.#socket.OPEN) return;
    this.messages++;
    this.#gather();
    this.#socket.send(text);
    if (this.#socket.bufferedAmount > this.#context.slowReaderLimit()) this.cut();
  }

  /** Ends the connection without a close frame: the client sees 1006. */
  cut(): void {
    this.#socket.terminate();
  }

  /** Closes in the orderly way, with a close frame. */
  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** From now on nothing is sent and nothing is heard, and the connection stays open: what a dead peer looks like. */
  goSilent(): void {
    this.#silent = true;
    this.#socket.pause();
  }

  /** What is sent in the same tick goes out in one write: a thousand events need not be a thousand system calls. */
  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    this.#wire.cork();
    process.nextTick(() => {
      this.#gathering = false;
      this.#wire.uncork();
    });
  }

  #receive(data: RawData): void {
    if (this.#silent) return;
    this.messages++;
    this.requestsInFlight++;
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.concat(data as Buffer[]).toString('utf8');
    this.#lastAnswer = this.#lastAnswer.then(() => this.#answer(text)).finally(() => this.requestsInFlight--);
  }

  async #answer(text: string): Promise<void> {
    const answer = await answerSocketRequest(text, this.#asked.raw, this.#context.invoker);
    const { gate } = this.#context;
    if (!gate.isOpen(answer.method, answer.uri)) await gate.pass(answer.method, answer.uri);
    this.#sendAnswer(answer);
  }

  /** Answers pass through the first application's filter, and are lost with an application that is gone. */
  #sendAnswer({ method: _method, ...answer }: SocketAnswer): void {
    const [app = ''] = this.apps;
    const application = this.#context.applications.find(app);
    if (!application || !acceptsEvent(application.filter, 'RESTResponse')) return;
    const timestamp = asteriskTimestamp(this.#context.clock.now());
    const asterisk_id = this.#context.asteriskId;
    this.send(JSON.stringify({ type: 'RESTResponse', ...answer, application: app, timestamp, asterisk_id }));
  }
}
