import WebSocket, { type ClientOptions } from 'ws';
import { HANDSHAKE_TIMEOUT_MS } from './connection-timing.js';
import { errorCode, type AriTlsOptions, type Credentials } from '../transport/index.js';

/** Frames larger than this end the socket; the largest events of Asterisk are far below. */
const LARGEST_FRAME = 16 * 1024 * 1024;

/** What one socket is opened with. */
export interface EventSocketOptions {
  readonly url: string;
  readonly credentials: Credentials;
  readonly tls?: AriTlsOptions;
  /** Milliseconds between pings, and for the answer to one. */
  readonly ping: { readonly interval: number; readonly timeout: number };
  /** While Asterisk carries out a command of this socket it may answer no ping, for as long as the command takes. */
  readonly busy?: () => boolean;
}

/** What a socket tells its owner. `closed` comes once, last, whatever happened before. */
export interface EventSocketOwner {
  opened(): void;
  frame(frame: Buffer): void;
  closed(end: EventSocketEnd): void;
}

/** How a socket ended. */
export interface EventSocketEnd {
  /** HTTP status, where the server refused the handshake. */
  readonly refused?: number;
  /** For a log: what was seen of it. */
  readonly reason: string;
}

/** One WebSocket to `/ari/events`, from handshake to end. It pings, and gives up a server that does not answer. */
export class EventSocket {
  readonly #socket: WebSocket;
  readonly #options: EventSocketOptions;
  readonly #owner: EventSocketOwner;
  #heard = false;
  #refused: number | undefined;
  #reason: string | undefined;
  #pinging: NodeJS.Timeout | undefined;
  #waiting: NodeJS.Timeout | undefined;

  constructor(options: EventSocketOptions, owner: EventSocketOwner) {
    this.#options = options;
    this.#owner = owner;
    this.#socket = new WebSocket(options.url, socketOptions(options));
    this.#socket.on('open', () => {
      this.#pinging = setInterval(() => this.#ping(), options.ping.interval);
      owner.opened();
    });
    this.#socket.on('message', (frame: Buffer) => {
      this.#heard = true;
      owner.frame(frame);
    });
    this.#socket.on('pong', () => {
      this.#heard = true;
    });
    this.#socket.on('unexpected-response', (_request, response) => {
      this.#refused = response.statusCode;
      this.#reason = `the server refused the event socket with ${response.statusCode}`;
      response.resume();
      this.#socket.terminate();
    });
    this.#socket.on('error', (error) => {
      this.#reason ??= errorCode(error) ?? error.message;
    });
    this.#socket.on('close', (code) => this.#closed(code));
  }

  /** Sends a text frame; false when the socket is not open, and then nothing of it was sent. */
  send(frame: string): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(frame);
    return true;
  }

  /** Closes with 1000 and waits until it is closed; a server that does not answer is cut off after `patience` ms. */
  async close(patience: number): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const impatient = setTimeout(() => this.#socket.terminate(), patience);
    await new Promise<void>((resolve) => {
      this.#socket.once('close', () => resolve());
      this.#socket.close(1000);
    });
    clearTimeout(impatient);
  }

  /** Ends the connection at once, without a closing handshake. */
  terminate(reason: string): void {
    this.#reason ??= reason;
    this.#socket.terminate();
  }

  #ping(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const { timeout } = this.#options.ping;
    this.#heard = false;
    this.#socket.ping();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      if (!this.#heard && this.#options.busy?.() !== true) this.terminate(`no answer to a ping within ${timeout} ms`);
    }, timeout);
  }

  #closed(code: number): void {
    clearInterval(this.#pinging);
    clearTimeout(this.#waiting);
    this.#owner.closed({ refused: this.#refused, reason: this.#reason ?? `closed with ${code}` });
  }
}

function socketOptions(options: EventSocketOptions): ClientOptions {
  return {
    ...(options.tls as ClientOptions),
    headers: { authorization: options.credentials.authorization },
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    followRedirects: false,
    // A caller's name in a broken encoding must not cut the socket, and with it every call's events.
    skipUTF8Validation: true,
  };
}
