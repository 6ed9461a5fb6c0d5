import type { Cancel, Clock } from '../clock/index.js';
import { FRAME_MS } from '../media/index.js';

const CAPACITY = 1_000;
const FULL = 900;
const ROOM_AGAIN = 800;

/** What a queue tells. */
export interface FrameQueueListener {
  play(frame: Buffer): void;
  marked(event: string, id: string): void;
  full(): void;
  roomAgain(): void;
  drained(): void;
}

/** The queue of a WebSocket channel: gives a frame each 20 ms, whether anybody listens or not. */
export class FrameQueue {
  paused = false;
  #full = false;
  #tellDrained = false;
  #entries: (Buffer | readonly [event: string, id: string])[] = [];
  #frames = 0;
  #next = 0;
  #cancel: Cancel | undefined;
  readonly #clock: Clock;
  readonly #listener: FrameQueueListener;

  constructor(clock: Clock, listener: FrameQueueListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  get length(): number {
    return this.#frames;
  }

  get full(): boolean {
    return this.#full;
  }

  /** Takes all frames of a message, or none where there is no room at all. */
  add(frames: readonly Buffer[]): void {
    if (this.#frames >= CAPACITY || frames.length === 0) return;
    this.#entries.push(...frames);
    this.#frames += frames.length;
    if (!this.#full && this.#frames >= FULL) {
      this.#full = true;
      this.#listener.full();
    }
    this.#go();
  }

  mark(event: string, id: string): void {
    this.#entries.push([event, id]);
    this.#go();
  }

  /** Tells once when nothing is left. */
  tellDrained(): void {
    this.#tellDrained = true;
    this.#go();
  }

  /** Throws away frames and marks. A pause goes on. */
  flush(): void {
    this.#entries = [];
    this.#frames = 0;
    this.#go();
  }

  end(): void {
    this.#cancel?.();
    this.#entries = [];
  }

  /** By a fixed beat, so that lateness is not added up. */
  #go(): void {
    if (this.#cancel !== undefined) return;
    const now = this.#clock.now();
    this.#next = Math.max(this.#next, now);
    this.#cancel = this.#clock.after(this.#next - now, () => {
      this.#cancel = undefined;
      this.#next += FRAME_MS;
      this.#tick();
      if (this.#entries.length > 0 || this.#full || this.#tellDrained) this.#go();
    });
  }

  #tick(): void {
    if (this.paused) return;
    if (this.#full && this.#frames < ROOM_AGAIN) {
      this.#full = false;
      this.#listener.roomAgain();
    }
    for (let entry = this.#entries.shift(); entry !== undefined; entry = this.#entries.shift()) {
      if (Buffer.isBuffer(entry)) {
        this.#frames -= 1;
        return this.#listener.play(entry);
      }
      this.#listener.marked(...(entry as [string, string]));
    }
    if (!this.#tellDrained) return;
    this.#tellDrained = false;
    this.#listener.drained();
  }
}
