import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** Sends frames. What is sent in one turn of the event loop is written together: a thousand events need not be a thousand system calls. */
export class SessionSocket {
  #gathering = false;

  /** @param wire - the connection under the WebSocket. */
  constructor(
    readonly socket: WebSocket,
    private readonly wire: Duplex,
  ) {}

  /** Bytes that wait to be sent. */
  get bufferedAmount(): number {
    return this.socket.bufferedAmount;
  }

  /** @param frame - text, or text that is encoded already. */
  send(frame: string | Buffer): void {
    this.#gather();
    this.socket.send(frame, { binary: false });
  }

  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    this.wire.cork();
    process.nextTick(() => {
      this.#gathering = false;
      this.wire.uncork();
    });
  }
}
