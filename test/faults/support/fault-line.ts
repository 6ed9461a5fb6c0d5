import type { Socket } from 'node:net';
import { ServerFrames } from './server-frames.js';

/** What is done to the lines of a proxy. */
export interface LineFaults {
  /** Milliseconds that everything takes in either direction. */
  readonly delay: number;
  /** Whether this answer is to be lost, and the line with it. */
  loses(answer: Buffer): boolean;
}

/** One connection between a client and its Asterisk, byte by byte in our hands. */
export class FaultLine {
  /** What the client asked for first: `GET /ari/events?app=…` for an event socket. */
  request = '';
  readonly #near: Socket;
  readonly #far: Socket;
  readonly #faults: LineFaults;
  #frames: ServerFrames | undefined;
  #frozen = false;

  constructor(near: Socket, far: Socket, faults: LineFaults, over: (line: FaultLine) => void) {
    this.#near = near;
    this.#far = far;
    this.#faults = faults;
    near.setNoDelay(true);
    far.setNoDelay(true);
    near.on('data', (bytes: Buffer) => this.#asked(bytes));
    far.on('data', (bytes: Buffer) => this.#answered(bytes));
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      socket.on('error', () => {});
      socket.on('close', () => {
        if (!this.#frozen) this.#later(() => other.destroy());
        over(this);
      });
    }
  }

  /** Whether it is a WebSocket: of events, or of commands. */
  get isSocket(): boolean {
    return this.#frames !== undefined;
  }

  get open(): boolean {
    return !this.#near.destroyed;
  }

  /** Both ends see a reset. */
  cut(): void {
    this.#near.resetAndDestroy();
    this.#far.resetAndDestroy();
  }

  /** Nothing passes any more and nobody is told, as when a cable is pulled behind the next switch. */
  freeze(): void {
    this.#frozen = true;
  }

  /** Puts bytes between two frames of the server. */
  inject(bytes: Buffer): void {
    this.#near.write(bytes);
  }

  #asked(bytes: Buffer): void {
    if (this.request === '') {
      this.request = bytes.toString('latin1', 0, bytes.indexOf('\r\n'));
      if (/\r\nupgrade: websocket\r\n/i.test(bytes.toString('latin1'))) this.#frames = new ServerFrames();
    }
    this.#pass(bytes, this.#far);
  }

  #answered(bytes: Buffer): void {
    for (const part of this.#frames?.push(bytes) ?? [bytes]) {
      if (!this.#frozen && this.#faults.loses(part)) {
        this.cut();
        return;
      }
      this.#pass(part, this.#near);
    }
  }

  #pass(bytes: Buffer, to: Socket): void {
    if (this.#frozen) return;
    this.#later(() => {
      if (!this.#frozen && !to.destroyed) to.write(bytes);
    });
  }

  // The delay is the same for all, and timers of one length run in their order: nothing overtakes.
  #later(work: () => void): void {
    if (this.#faults.delay === 0) work();
    else setTimeout(work, this.#faults.delay);
  }
}
