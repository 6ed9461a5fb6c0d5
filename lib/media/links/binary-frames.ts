import { randomFillSync } from 'node:crypto';

const WHOLE_BINARY = 0x82;
const MASKED = 0x80;
const MASK_BYTES = 4;
const KEYS_AT_ONCE = 64;

/** Makes WebSocket frames, each in one piece that one system call takes. */
export class BinaryFrames {
  /** Keys that are not used yet; a server needs none. */
  readonly #keys: Buffer | undefined;
  #nextKey: number;

  /** @param masked - this side is the client, whose frames must be masked. */
  constructor(masked: boolean) {
    this.#keys = masked ? Buffer.alloc(MASK_BYTES * KEYS_AT_ONCE) : undefined;
    this.#nextKey = this.#keys?.length ?? 0;
  }

  /** The whole frame of a payload of less than 64 kB. */
  frame(payload: Buffer): Buffer {
    const { length } = payload;
    const header = (length < 126 ? 2 : 4) + (this.#keys === undefined ? 0 : MASK_BYTES);
    const frame = Buffer.allocUnsafe(header + length);
    const bit = this.#keys === undefined ? 0 : MASKED;
    frame[0] = WHOLE_BINARY;
    if (length < 126) frame[1] = bit | length;
    else {
      frame[1] = bit | 126;
      frame.writeUInt16BE(length, 2);
    }
    payload.copy(frame, header);
    if (this.#keys !== undefined) this.#mask(frame, header, this.#keys);
    return frame;
  }

  #mask(frame: Buffer, header: number, keys: Buffer): void {
    if (this.#nextKey >= keys.length) {
      randomFillSync(keys);
      this.#nextKey = 0;
    }
    keys.copy(frame, header - MASK_BYTES, this.#nextKey, this.#nextKey + MASK_BYTES);
    for (let i = header; i < frame.length; i += 1) {
      frame[i] = (frame[i] as number) ^ (keys[this.#nextKey + ((i - header) & 3)] as number);
    }
    this.#nextKey += MASK_BYTES;
  }
}
