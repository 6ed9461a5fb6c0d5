import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { readFrames } from '../../client/internal.js';
import { BinaryFrames } from './binary-frames.js';

/** Bytes of one message of Asterisk: it sends a frame in each. */
export const LONGEST_MESSAGE = 128 * 1_024;

/** Longer payloads are left to the general code. */
const LONGEST_FRAME = 0xffff;

/** Hears the messages of a socket. */
export interface FrameListener {
  binary(bytes: Buffer): void;
  text(text: string): void;
}

/**
 * Carries sound over a WebSocket past the general code of `ws`, which costs more than all the rest of a frame's way: whole
 * frames are read from the stream under the socket, and written to it in one piece. Everything else (handshakes, pings,
 * closing, frames that break the rules) is left to `ws`.
 */
export class FrameSocket {
  readonly #socket: WebSocket;
  readonly #frames: BinaryFrames;
  #listener: FrameListener;
  /** The stream under the socket, once it is known that frames may go to it. */
  #wire: Duplex | undefined;

  /**
   * Call it in the turn in which there is a socket: what has been read before has gone the general way.
   *
   * @param accepted - the stream under a socket that this side has accepted.
   */
  constructor(socket: WebSocket, listener: FrameListener, accepted?: Duplex) {
    this.#socket = socket;
    this.#listener = listener;
    this.#frames = new BinaryFrames(accepted === undefined);
    socket.on('message', (data: RawData, isBinary) => {
      if (isBinary) this.#listener.binary(data as Buffer);
      else this.#listener.text((data as Buffer).toString());
    });
    if (accepted !== undefined) this.#take(accepted, true);
    else socket.once('upgrade', ({ socket: wire }) => socket.once('open', () => this.#take(wire, false)));
  }

  /** Bytes that the network has not taken yet. */
  get waitingBytes(): number {
    return this.#wire?.writableLength ?? this.#socket.bufferedAmount;
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Everything that comes from now on goes to another listener. */
  listen(listener: FrameListener): void {
    this.#listener = listener;
  }

  /** Sends sound. Nothing is sent when the socket is not open. */
  send(payload: Buffer): void {
    if (!this.open) return;
    if (this.#wire === undefined || payload.length > LONGEST_FRAME) this.#socket.send(payload, { binary: true });
    else this.#wire.write(this.#frames.frame(payload));
  }

  /** Sends a text, in one order with the sound. */
  say(text: string): void {
    if (this.open) this.#socket.send(text);
  }

  #take(wire: Duplex, masked: boolean): void {
    this.#wire = wire;
    readFrames(wire, this.#socket, {
      largest: LONGEST_MESSAGE,
      masked,
      binary: (bytes) => this.#listener.binary(bytes),
      text: (text) => this.#listener.text(text.toString()),
    });
  }
}
