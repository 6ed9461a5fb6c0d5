/** Reads the short text frames of a client out of what its socket delivers. */
export class ClientFrames {
  #rest: Buffer = Buffer.alloc(0);

  /** The texts that are complete by now; an empty list also for frames that are no text. */
  take(data: Buffer): string[] {
    this.#rest = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data]);
    const texts: string[] = [];
    for (;;) {
      const frame = this.#rest;
      if (frame.length < 2) return texts;
      const short = (frame[1] as number) & 0x7f;
      const head = short < 126 ? 6 : 8;
      if (frame.length < head) return texts;
      const length = short < 126 ? short : frame.readUInt16BE(2);
      if (frame.length < head + length) return texts;
      if (((frame[0] as number) & 0x0f) === 1)
        texts.push(unmasked(frame.subarray(head - 4, head), frame, head, length));
      this.#rest = frame.subarray(head + length);
    }
  }
}

function unmasked(mask: Buffer, frame: Buffer, start: number, length: number): string {
  const text = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; at += 1) text[at] = (frame[start + at] as number) ^ (mask[at & 3] as number);
  return text.toString('utf8');
}
