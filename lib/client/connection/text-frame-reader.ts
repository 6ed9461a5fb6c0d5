const WHOLE_TEXT = 0x81;
const PING = 0x89;
const PONG = 0x8a;
const LARGEST_CONTROL = 125;

/** Receives the bytes that a server sends, sorted. */
export interface TextFrameReaderOptions {
  /** Longer frames are left to the complete implementation, which refuses them. */
  readonly largest: number;
  /** The text of a whole frame. */
  readonly text: (text: Buffer) => void;
  /** Bytes that a complete implementation of the protocol must read now. */
  readonly leave: (bytes: Buffer) => void;
}

/** Where the next frame ends, and what it holds. */
interface Frame {
  readonly payload: number;
  readonly end: number;
}

/**
 * Takes whole text frames out of the bytes of a server, and leaves everything else, byte for byte and in its order, to
 * a complete implementation. Nearly all events are such frames, and reading a frame in the general way costs as much as
 * finding its listeners. Pings, pongs and frames that a read has cut are left one by one. From any other frame on,
 * which Asterisk sends only to close, everything is left.
 */
export class TextFrameReader {
  readonly #options: TextFrameReaderOptions;
  /** The first bytes of a frame that do not tell its length yet. */
  #held: Buffer | undefined;
  /** Number of the next bytes that belong to a frame that was left. */
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

  /** Leaves the next bytes, as many as have arrived, and returns where the others begin. */
  #leave(all: Buffer, at: number, size: number): number {
    const end = Math.min(at + size, all.length);
    this.#left = at + size - end;
    if (end > at) this.#options.leave(all.subarray(at, end));
    return end;
  }
}

const EVERYTHING: Frame = { payload: 0, end: Infinity };

/** Reads the frame that begins at `at`; undefined when too little of it has arrived. */
function frameAt(all: Buffer, at: number, largest: number): Frame | undefined {
  const first = all[at];
  if (first !== WHOLE_TEXT && first !== PING && first !== PONG) return EVERYTHING;
  if (all.length < at + 2) return undefined;
  // The highest bit marks a masked frame, which no server sends: the complete implementation reports it.
  const short = all[at + 1] as number;
  if (short <= LARGEST_CONTROL) return { payload: at + 2, end: at + 2 + short };
  if (short > 0x7f) return EVERYTHING;
  const payload = short === 0x7e ? at + 4 : at + 10;
  if (all.length < payload) return undefined;
  const size =
    short === 0x7e ? all.readUInt16BE(at + 2) : all.readUInt32BE(at + 2) * 2 ** 32 + all.readUInt32BE(at + 6);
  return size > largest ? EVERYTHING : { payload, end: payload + size };
}
