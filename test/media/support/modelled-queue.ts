import type { FarQueue } from '../../../lib/media/playout/index.js';

const CAPACITY = 1_000;
const XOFF = 900;
const XON = 800;

/** What a test wants to know of the queue as it happens. */
export interface QueueListener {
  marked(id: string): void;
  xoff(): void;
  xon(): void;
  status(length: number): void;
}

/** The queue of Asterisk's chan_websocket, as it was seen on 22.10.1: a frame each 20 ms, whether anybody listens or not. */
export class ModelledQueue implements FarQueue {
  readonly heard: Buffer[] = [];
  /** Frames that were sent when the queue was full: Asterisk drops them without a word. */
  dropped = 0;
  longest = 0;
  paused = false;
  waitingBytes = 0;
  readonly #listener: () => QueueListener;
  readonly #timer: NodeJS.Timeout;
  #queue: (Buffer | string)[] = [];
  #frames = 0;
  #xoff = false;

  constructor(listener: () => QueueListener) {
    this.#listener = listener;
    this.#timer = setInterval(() => this.#tick(), 20);
  }

  get length(): number {
    return this.#frames;
  }

  send(frame: Buffer): void {
    if (this.length >= CAPACITY) {
      this.dropped += 1;
      return;
    }
    this.#queue.push(frame);
    this.#frames += 1;
    this.longest = Math.max(this.longest, this.length);
    if (this.length < XOFF || this.#xoff) return;
    this.#xoff = true;
    this.#listener().xoff();
  }

  mark(id: string): void {
    this.#queue.push(id);
  }

  flush(): void {
    this.#queue = [];
    this.#frames = 0;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  askStatus(): void {
    this.#listener().status(this.length);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    if (this.paused) return;
    if (this.#xoff && this.length < XON) {
      this.#xoff = false;
      this.#listener().xon();
    }
    for (let entry = this.#queue.shift(); entry !== undefined; entry = this.#queue.shift()) {
      if (Buffer.isBuffer(entry)) {
        this.heard.push(entry);
        this.#frames -= 1;
        return;
      }
      this.#listener().marked(entry);
    }
  }
}
