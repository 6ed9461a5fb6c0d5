/** One message of AudioSocket: a kind, and what belongs to it. */
export interface AudioSocketMessage {
  readonly kind: number;
  readonly payload: Buffer;
}

const HEADER = 3;

/** Cuts the bytes of a TCP connection into messages. Holds one message at most: 64 kB. */
export class AudioSocketReader {
  #rest: Buffer = Buffer.alloc(0);

  /** The messages that are whole now. */
  messages(bytes: Buffer): AudioSocketMessage[] {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const whole: AudioSocketMessage[] = [];
    let at = 0;
    while (all.length - at >= HEADER) {
      const length = all.readUInt16BE(at + 1);
      if (all.length - at - HEADER < length) break;
      whole.push({ kind: all[at] ?? 0, payload: all.subarray(at + HEADER, at + HEADER + length) });
      at += HEADER + length;
    }
    // Copied, or these bytes would keep all that was read in memory.
    this.#rest = Buffer.from(all.subarray(at));
    return whole;
  }
}

/** A message as it is sent, in one piece: half of one would hold up the whole Asterisk. */
export function audioSocketMessage(kind: number, payload: Buffer): Buffer {
  const message = Buffer.allocUnsafe(HEADER + payload.length);
  message.writeUInt8(kind, 0);
  message.writeUInt16BE(payload.length, 1);
  payload.copy(message, HEADER);
  return message;
}
