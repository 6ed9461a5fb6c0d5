import { silenceByte, type AudioFormat } from './audio-format.js';

/** Cuts a sound that comes in pieces of any length into frames of one length. */
export class Framer {
  readonly #frameBytes: number;
  readonly #silence: number;
  #rest: Buffer | undefined;

  /** @param frameBytes - 0: a piece is a frame, as it is. */
  constructor(format: AudioFormat, frameBytes = format.frameBytes) {
    this.#frameBytes = frameBytes;
    this.#silence = silenceByte(format);
  }

  /** Bytes that wait for more. */
  get waiting(): number {
    return this.#rest?.length ?? 0;
  }

  /** The whole frames that there are now. They share memory with the piece where they can. */
  frames(piece: Buffer): Buffer[] {
    const size = this.#frameBytes;
    if (size === 0 || (this.#rest === undefined && piece.length === size)) return [piece];
    const all = this.#rest === undefined ? piece : Buffer.concat([this.#rest, piece]);
    const whole = all.length - (all.length % size);
    // Copied, or a few bytes would keep a large piece in memory.
    this.#rest = whole === all.length ? undefined : Buffer.from(all.subarray(whole));
    return Array.from({ length: whole / size }, (_, i) => all.subarray(i * size, (i + 1) * size));
  }

  /** What waits, filled up with silence to a whole frame; undefined when nothing waits. */
  lastFrame(): Buffer | undefined {
    const rest = this.#rest;
    if (rest === undefined) return undefined;
    this.#rest = undefined;
    const frame = Buffer.alloc(this.#frameBytes, this.#silence);
    rest.copy(frame);
    return frame;
  }

  /** Forgets what waits. */
  clear(): void {
    this.#rest = undefined;
  }
}
