const WHOLE_TEXT = 0x81;
const WHOLE_BINARY = 0x82;
const PING = 0x89;
const PONG = 0x8a;
const LARGEST_CONTROL = 125;
const MASK_BYTES = 4;

/** Receives the bytes that the other side sends, sorted. */
export interface FrameReaderOptions {
  /** Longer frames are left to the complete implementation, which refuses them. */
  readonly largest: number;
  /** The other side is a client, and masks its frames as all clients do. Default false: it is a server. */
  readonly masked?: boolean;
  /** The text of a whole frame. */
  readonly text: (text: Buffer) => void;
  /** The bytes of a whole binary frame. Where it is missing, binary frames are left. */
  readonly binary?: (bytes: Buffer) => void;
  /** Bytes that a complete implementation of the protocol must read now. */
  readonly leave: (bytes: Buffer) => void;
}

/** What a frame may be. */
interface Limits {
  readonly largest: number;
  /** Bytes of the mask of each frame; 0 where none is masked. */
  readonly maskBytes: number;
  readonly takesBinary: boolean;
}

/** Where the next frame ends, and what it holds. */
interface Frame {
  readonly payload: number;
  readonly end: number;
}

/**
 * Takes whole frames out of the bytes of the other side, and leaves everything else, byte for byte and in its order, to a
 * complete implementation. Nearly all events and all sound are such frames, and reading a frame in the general way costs
 * as much as finding its listeners. Pings, pongs and frames that a read has cut are left one by one. From any other frame
 * on, which Asterisk sends only to close, everything is left.
 */
export class FrameReader {
  // Not the options themselves: they look different for every use, and are read for every frame.
  readonly #limits: Limits;
  readonly #text: FrameReaderOptions['text'];
  readonly #binary: FrameReaderOptions['text'];
  readonly #leaves: FrameReaderOptions['leave'];
  /** The first bytes of a frame that do not tell its length yet. */
  #held: Buffer | undefined;
  /** Number of the next bytes that belong to a frame that was left. */
  #left = 0;

  constructor({ largest, masked = false, text, binary, leave }: FrameReaderOptions) {
    this.#limits = { largest, maskBytes: masked ? MASK_BYTES : 0, takesBinary: binary !== undefined };
    this.#text = text;
    this.#binary = binary ?? (() => {});
    this.#leaves = leave;
  }

  read(bytes: Buffer): void {
    const all = this.#held === undefined ? bytes : Buffer.concat([this.#held, bytes]);
    this.#held = undefined;
    let at = this.#leave(all, 0, this.#left);
    while (at < all.length) {
      const frame = frameAt(all, at, this.#limits);
      if (frame === undefined) {
        this.#held = all.subarray(at);
        return;
      }
      if (all[at] !== PING && all[at] !== PONG && frame.end <= all.length) {
        this.#take(all, at, frame);
        at = frame.end;
      } else at = this.#leave(all, at, frame.end - at);
    }
  }

  #take(all: Buffer, at: number, { payload, end }: Frame): void {
    if (this.#limits.maskBytes > 0) unmask(all, payload, end);
    const bytes = all.subarray(payload, end);
    if (all[at] === WHOLE_TEXT) this.#text(bytes);
    else this.#binary(bytes);
  }

  /** Leaves the next bytes, as many as have arrived, and returns where the others begin. */
  #leave(all: Buffer, at: number, size: number): number {
    const end = Math.min(at + size, all.length);
    this.#left = at + size - end;
    if (end > at) this.#leaves(all.subarray(at, end));
    return end;
  }
}

const EVERYTHING: Frame = { payload: 0, end: Infinity };

/** Reads the frame that begins at `at`; undefined when too little of it has arrived. */
function frameAt(all: Buffer, at: number, { largest, maskBytes: mask, takesBinary }: Limits): Frame | undefined {
  const first = all[at];
  const sound = first === WHOLE_BINARY && takesBinary;
  if (first !== WHOLE_TEXT && !sound && first !== PING && first !== PONG) return EVERYTHING;
  if (all.length < at + 2) return undefined;
  // The highest bit marks a masked frame. One that is masked and should not be, or the other way round, breaks the rules:
  // the complete implementation reports it.
  const short = (all[at + 1] as number) ^ (mask > 0 ? 0x80 : 0);
  if (short <= LARGEST_CONTROL) return { payload: at + 2 + mask, end: at + 2 + mask + short };
  if (short > 0x7f) return EVERYTHING;
  const sizeEnd = short === 0x7e ? at + 4 : at + 10;
  if (all.length < sizeEnd) return undefined;
  const size =
    short === 0x7e ? all.readUInt16BE(at + 2) : all.readUInt32BE(at + 2) * 2 ** 32 + all.readUInt32BE(at + 6);
  return size > largest ? EVERYTHING : { payload: sizeEnd + mask, end: sizeEnd + mask + size };
}

/** In place: nobody else has these bytes. Four at once, as many as the mask has. */
function unmask(all: Buffer, payload: number, end: number): void {
  const words = new DataView(all.buffer, all.byteOffset, all.length);
  const mask = words.getInt32(payload - MASK_BYTES);
  let at = payload;
  for (; at + MASK_BYTES <= end; at += MASK_BYTES) words.setInt32(at, words.getInt32(at) ^ mask);
  for (let i = payload - MASK_BYTES; at < end; at += 1, i += 1) all[at] = (all[at] as number) ^ (all[i] as number);
}
