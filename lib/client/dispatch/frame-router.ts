import { scanEventType } from './event-type-scan.js';

/** Takes frames that are no business of listeners. */
export interface FrameTaker {
  /** The type of the frames that it is asked about; left out: every frame. */
  readonly type?: string;
  /** False leaves the frame to the next. */
  readonly take: (frame: Buffer, type: string | undefined) => boolean;
}

/**
 * Gives each frame of a socket to the first that takes it, in the order of one list, and to the dispatcher when nobody
 * does. The type is scanned once a frame, here.
 */
export class FrameRouter {
  readonly #takers: readonly FrameTaker[];
  readonly #dispatch: (frame: Buffer, type: string | undefined) => void;

  /** @param dispatch - is given what nobody takes: the events. */
  constructor(takers: readonly FrameTaker[], dispatch: (frame: Buffer, type: string | undefined) => void) {
    this.#takers = takers;
    this.#dispatch = dispatch;
  }

  frame(frame: Buffer): void {
    const type = scanEventType(frame);
    for (const taker of this.#takers) {
      if ((taker.type === undefined || taker.type === type) && taker.take(frame, type)) return;
    }
    this.#dispatch(frame, type);
  }
}
