import { performance } from 'node:perf_hooks';
import WebSocket from 'ws';
import {
  CLOSE_PATIENCE_MS,
  cutReason,
  Heartbeat,
  isCut,
  type EventLoopLag,
  type HeartbeatOptions,
} from '../connection/index.js';
import { errorCode, type CommandSocket } from '../transport/index.js';

/** Settings of the pings of a socket, and the lag that may explain its end. */
export interface AcceptedSocketOptions extends HeartbeatOptions {
  readonly lag?: EventLoopLag;
}

/** Receives what happens to a socket. `closed` comes once, as the last. */
export interface AcceptedSocketOwner {
  frame(frame: Buffer): void;
  closed(end: AcceptedSocketEnd): void;
}

/** How a socket ended. */
export interface AcceptedSocketEnd {
  /** Asterisk closed it in order: it will not come back. */
  readonly inOrder: boolean;
  /** Description for a log. */
  readonly reason: string;
}

const IN_ORDER = 1000;

/**
 * Holds one WebSocket that an Asterisk has opened to this program. It is never closed while the server is open:
 * Asterisk would come back at once.
 */
export class AcceptedSocket implements CommandSocket {
  /** When it was opened, by `performance.now()`. */
  readonly openedAt = performance.now();
  readonly #socket: WebSocket;
  #reason: string | undefined;
  #ours = false;

  constructor(socket: WebSocket, options: AcceptedSocketOptions, owner: AcceptedSocketOwner) {
    this.#socket = socket;
    Heartbeat.of(socket, options, (reason) => {
      this.#reason ??= reason;
      this.#ours = true;
      socket.terminate();
    });
    socket.on('message', (frame: Buffer) => owner.frame(frame));
    socket.on('error', (error) => {
      this.#reason ??= errorCode(error) ?? error.message;
    });
    socket.once('close', (code) => {
      const seen = this.#reason ?? `closed with ${code}`;
      const lagMs = isCut(code) && !this.#ours ? (options.lag?.worst() ?? 0) : 0;
      owner.closed({ inOrder: code === IN_ORDER, reason: cutReason(seen, lagMs) ?? seen });
    });
  }

  /** Sends a text frame; false when the socket is not open, and then nothing of it was sent. */
  send(frame: string): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(frame);
    return true;
  }

  /** Closes with 1000 and waits until it is closed; an Asterisk that does not answer is cut off. */
  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    this.#ours = true;
    const impatient = setTimeout(() => this.#socket.terminate(), CLOSE_PATIENCE_MS);
    await new Promise<void>((resolve) => {
      this.#socket.once('close', () => resolve());
      this.#socket.close(IN_ORDER);
    });
    clearTimeout(impatient);
  }
}
