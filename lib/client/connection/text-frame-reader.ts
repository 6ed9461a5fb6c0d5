const WHOLE_TEXT = 0x81;
const PING = 0x89;
const PONG = 0x8a;
const LARGEST_CONTROL = 125;

/** What becomes of the bytes that a server sends. */
export interface TextFrameReaderOptions {
  /** Frames of more bytes are left, to be refused there. */
  readonly largest: number;
  /** The text of a whole frame. */
  readonly text: (text: Buffer) => void;
  /** Bytes that a complete implementation of the protocol is to read, now. */
  readonly leave: (bytes: Buffer) => void;
}

/** Where the next frame ends, and what it holds. */
interface Frame {
  readonly payload: number;
  readonly end: number;
}

/**
 * Takes whole text frames out of what a server sends, and leaves everything else, byte for byte and in its place, to a
 * complete implementation. Nearly all of a flood of events are such frames, and the general way through a frame costs
 * as much as finding its listeners. Pings, pongs and frames that a read has cut are left one by one; from anything else
 * on, which Asterisk sends only to close, all is left.
 */
export class TextFrameReader {
  readonly #options: TextFrameReaderOptions;
  /** The first bytes of a frame that do not tell its length yet. */
  #held: Buffer | undefined;
  /** So many of the next bytes belong to what was left. */
  #left = 0;

  constructor(options: TextFrameReaderOptions) {
    this.#options = options;
  }

  read(bytes: Buffer): void {
    const all = this.#held === undefined ? bytes : Buffer.concat([this.#held, bytes]);
    this.#held = undefined;
    let at = this.#leave(all, 0, this.#left);
    while (at < all.length) {
      const frame = frameAt(all, at, this.#options.largest);
      if (frame === undefined) {
        this.#held = all.subarray(at);
        return;
      }
      if (all[at] === WHOLE_TEXT && frame.end <= all.length) {
        this.#options.text(all.subarray(frame.payload, frame.end));
        at = frame.end;
      } else at = this.#leave(all, at, frame.end - at);
    }
  }

  /** Leaves as many of the next bytes as are there, and tells where the others begin. */
  #leave(all: Buffer, at: number, size: number): number {
    const end = Math.min(at + size, all.length);
    this.#left = at + size - end;
    if (end > at) this.#options.leave(all.subarray(at, end));
    return end;
  }
}

const EVERYTHING: Frame = { payload: 0, end: Infinity };

/** The frame that begins at `at`; undefined when too little of it is there. */
function frameAt(all: Buffer, at: number, largest: number): Frame | undefined {
  const first = all[at];
  if (first !== WHOLE_TEXT && first !== PING && first !== PONG) return EVERYTHING;
  if (all.length < at + 2) return undefined;
  // Its highest bit tells a masked frame, which no server sends: the complete implementation says so.
  const short = all[at + 1] as number;
  if (short <= LARGEST_CONTROL) return { payload: at + 2, end: at + 2 + short };
  if (short > 0x7f) return EVERYTHING;
  const payload = short === 0x7e ? at + 4 : at + 10;
  if (all.length < payload) return undefined;
  const size =
    short === 0x7e ? all.readUInt16BE(at + 2) : all.readUInt32BE(at + 2) * 2 ** 32 + all.readUInt32BE(at + 6);
  return size > largest ? EVERYTHING : { payload, end: payload + size };
}
