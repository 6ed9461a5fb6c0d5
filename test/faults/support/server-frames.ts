/** Puts a payload into a frame as a server sends it: unmasked. Opcode 1 is text. */
export function serverFrame(payload: Buffer, opcode = 1): Buffer {
  const { length } = payload;
  const first = Buffer.from([0x80 | opcode]);
  if (length < 126) return Buffer.concat([first, Buffer.from([length]), payload]);
  const size = Buffer.alloc(length < 65_536 ? 3 : 9);
  if (length < 65_536) {
    size[0] = 126;
    size.writeUInt16BE(length, 1);
  } else {
    size[0] = 127;
    size.writeBigUInt64BE(BigInt(length), 1);
  }
  return Buffer.concat([first, size, payload]);
}

/**
 * Cuts what a server sends over a WebSocket into whole frames, so that something can be put in between two. The answer
 * to the handshake counts as the first.
 */
export class ServerFrames {
  #kept: Buffer = Buffer.alloc(0);
  #shaken = false;

  /** Takes bytes as they come, and gives the frames that are whole by now. */
  push(bytes: Buffer): Buffer[] {
    this.#kept = this.#kept.length === 0 ? bytes : Buffer.concat([this.#kept, bytes]);
    const whole: Buffer[] = [];
    for (let length = this.#length(); length <= this.#kept.length; length = this.#length()) {
      whole.push(this.#kept.subarray(0, length));
      this.#kept = this.#kept.subarray(length);
    }
    return whole;
  }

  /** How long the next frame is; infinite while that cannot be told. */
  #length(): number {
    if (!this.#shaken) {
      const end = this.#kept.indexOf('\r\n\r\n');
      if (end < 0) return Infinity;
      this.#shaken = true;
      return end + 4;
    }
    if (this.#kept.length < 2) return Infinity;
    const short = (this.#kept[1] as number) & 0x7f;
    if (short < 126) return 2 + short;
    if (this.#kept.length < 10)
      return short === 126 && this.#kept.length >= 4 ? 4 + this.#kept.readUInt16BE(2) : Infinity;
    return short === 126 ? 4 + this.#kept.readUInt16BE(2) : 10 + Number(this.#kept.readBigUInt64BE(2));
  }
}
