/** Bytes of a frame: 20 ms of µ-law. */
export const FRAME_BYTES = 160;
export const FRAME_MS = 20;

/** What stands in the frames of the benchmarks beside sound, so that either side can tell them apart. */
const SENT_AT = 0;
const WRITTEN_AT = 8;
const KIND = 16;
const STAMPED = 17;
const STAMP = 0xa5;

/** What a caller says: nothing special, the first word of one who interrupts, or that the agent may go on. */
export const Kind = { plain: 0, interrupts: 1, goOn: 2 } as const;

/** Milliseconds of a clock that all processes of the machine share. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** A frame that tells when it was sent. */
export function stampedFrame(kind: number = Kind.plain): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES, 0x55);
  frame.writeDoubleBE(now(), SENT_AT);
  frame.writeDoubleBE(0, WRITTEN_AT);
  frame[KIND] = kind;
  frame[STAMPED] = STAMP;
  return frame;
}

/** Whether a caller has made it: an agent's own speech tells no times. */
export function isStamped(frame: Buffer): boolean {
  return frame[STAMPED] === STAMP;
}

/** When the caller has sent it. */
export function sentAt(frame: Buffer): number {
  return frame.readDoubleBE(SENT_AT);
}

/** When the program has written it; 0 where it has not said so. */
export function writtenAt(frame: Buffer): number {
  return frame.readDoubleBE(WRITTEN_AT);
}

/** The same frame, which tells when it is written. */
export function restamped(frame: Buffer): Buffer {
  const copy = Buffer.from(frame);
  copy.writeDoubleBE(now(), WRITTEN_AT);
  return copy;
}

export function kindOf(frame: Buffer): number {
  return frame[KIND] ?? Kind.plain;
}

/** Seconds of an agent's speech, every frame of which bears the number of the speech. */
export function speech(number: number, seconds: number): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES, 0x40);
  frame[KIND] = number & 0xff;
  return Buffer.concat(Array.from({ length: (seconds * 1_000) / FRAME_MS }, () => frame));
}
