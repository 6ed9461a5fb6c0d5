import WebSocket from 'ws';
import { CLOSE_PATIENCE_MS, Heartbeat, type HeartbeatOptions } from '../connection/index.js';
import { errorCode, type CommandSocket } from '../transport/index.js';

/** What a socket tells its owner. `closed` comes once, last. */
export interface AcceptedSocketOwner {
  frame(frame: Buffer): void;
  closed(end: AcceptedSocketEnd): void;
}

/** How a socket ended. */
export interface AcceptedSocketEnd {
  /** Asterisk closed it in order: it has nothing more to say. */
  readonly inOrder: boolean;
  /** For a log: what was seen of it. */
  readonly reason: string;
}

const IN_ORDER = 1000;

/** One WebSocket that an Asterisk has opened to us. It is never closed while that Asterisk lives: it would come back at once. */
export class AcceptedSocket implements CommandSocket {
  readonly #socket: WebSocket;
  #reason: string | undefined;

  constructor(socket: WebSocket, options: HeartbeatOptions, owner: AcceptedSocketOwner) {
    this.#socket = socket;
    Heartbeat.of(socket, options, (reason) => {
      this.#reason ??= reason;
      socket.terminate();
    });
    socket.on('message', (frame: Buffer) => owner.frame(frame));
    socket.on('error', (error) => {
      this.#reason ??= errorCode(error) ?? error.message;
    });
    socket.once('close', (code) =>
      owner.closed({ inOrder: code === IN_ORDER, reason: this.#reason ?? `closed with ${code}` }),
    );
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
    const impatient = setTimeout(() => this.#socket.terminate(), CLOSE_PATIENCE_MS);
    await new Promise<void>((resolve) => {
      this.#socket.once('close', () => resolve());
      this.#socket.close(IN_ORDER);
    });
    clearTimeout(impatient);
  }
}
