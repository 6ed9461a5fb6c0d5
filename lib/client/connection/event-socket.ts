import type { Socket } from 'node:net';
import WebSocket, { type ClientOptions } from 'ws';
import { onBuriedClose } from './buried-close.js';
import { isCut } from './cut-by-asterisk.js';
import { HANDSHAKE_TIMEOUT_MS, LARGEST_FRAME } from './connection-timing.js';
import { handshakeRefusal } from './handshake-refusal.js';
import { Heartbeat, type HeartbeatOptions } from './heartbeat.js';
import { readFrames } from './read-frames.js';
import { errorCode, nodeTlsOptions, type AriTlsOptions, type Credentials } from '../transport/index.js';

/** Settings of one socket. */
export interface EventSocketOptions extends HeartbeatOptions {
  readonly url: string;
  readonly credentials: Credentials;
  readonly tls?: AriTlsOptions;
}

/** Receives what happens to a socket. `closed` comes once, as the last. */
export interface EventSocketOwner {
  opened(): void;
  frame(frame: Buffer): void;
  closed(end: EventSocketEnd): void;
}

/** How a socket ended. */
export interface EventSocketEnd {
  /** HTTP status, where the server refused the handshake. */
  readonly refused?: number;
  /** It was open, and the other side or the network cut it. */
  readonly cut: boolean;
  /** Description for a log. */
  readonly reason: string;
}

/** Opens one WebSocket to `/ari/events`, pings it, and ends it when the server does not answer. */
export class EventSocket {
  readonly #socket: WebSocket;
  readonly #owner: EventSocketOwner;
  #wire: Socket | undefined;
  #heartbeat: Heartbeat | undefined;
  #refused: number | undefined;
  #reason: string | undefined;
  #opened = false;
  #ours = false;

  constructor(options: EventSocketOptions, owner: EventSocketOwner) {
    this.#owner = owner;
    this.#socket = new WebSocket(options.url, socketOptions(options));
    this.#socket.on('upgrade', ({ socket }) => {
      this.#wire = socket;
    });
    this.#socket.on('open', () => {
      this.#opened = true;
      if (this.#wire !== undefined) this.#read(this.#wire);
      this.#heartbeat = Heartbeat.of(this.#socket, options, (reason) => this.terminate(reason));
      owner.opened();
    });
    this.#socket.on('message', (frame: Buffer) => owner.frame(frame));
    this.#socket.on('unexpected-response', (_request, response) => {
      this.#refused = response.statusCode;
      this.#reason = handshakeRefusal(response);
      response.resume();
      this.#socket.terminate();
    });
    this.#socket.on('error', (error) => {
      // This side refuses a frame that breaks the protocol.
      this.#ours ||= errorCode(error)?.startsWith('WS_') === true;
      this.#reason ??= this.#failure(errorCode(error) ?? error.message);
    });
    this.#socket.on('close', (code) => this.#closed(code));
  }

  /**
   * Reads the frames. Must run before `ws` reads: frames that came with the answer to the handshake go to the first
   * listener.
   */
  #read(wire: Socket): void {
    const text = (frame: Buffer): void => {
      this.#heartbeat?.heard();
      this.#owner.frame(frame);
    };
    readFrames(wire, this.#socket, { largest: LARGEST_FRAME, text });
    onBuriedClose(wire, this.#socket, (seen) => {
      this.#reason ??= seen;
      this.#socket.terminate();
    });
  }

  /** Sends a text frame; false when the socket is not open, and then nothing of it was sent. */
  send(frame: string): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#gather();
    this.#socket.send(frame);
    return true;
  }

  /**
   * Sends the frames of one turn of the event loop with one system call, which is the most expensive part of a command.
   */
  #gather(): void {
    const wire = this.#wire;
    if (wire === undefined || wire.writableCorked > 0) return;
    wire.cork();
    process.nextTick(() => wire.uncork());
  }

  /** Closes with 1000 and waits until it is closed; a server that does not answer is cut off after `patience` ms. */
  async close(patience: number): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    this.#ours = true;
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
    this.#ours = true;
    this.#socket.terminate();
  }

  #failure(seen: string): string {
    const sessionLimit = seen === 'ECONNRESET' && !this.#opened;
    return sessionLimit ? `${seen}, before the handshake: sessionlimit in http.conf may be reached` : seen;
  }

  #closed(code: number): void {
    const cut = this.#opened && !this.#ours && isCut(code);
    this.#owner.closed({ refused: this.#refused, cut, reason: this.#reason ?? `closed with ${code}` });
  }
}

function socketOptions(options: EventSocketOptions): ClientOptions {
  return {
    ...nodeTlsOptions(options.tls),
    headers: { authorization: options.credentials.authorization },
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    followRedirects: false,
    // A caller's name in a broken encoding must not cut the socket, and with it every call's events.
    skipUTF8Validation: true,
  };
}
