import { FRAME_MS, silenceByte, type AudioFormat } from '../audio/index.js';

/** A hole of this length is filled, in milliseconds: a frame that is only late still comes. */
const HOLE_MS = 3 * FRAME_MS;

/** Lets a listener hear something all the time: where Asterisk sends nothing, because nobody speaks, it gets silence. */
export class SteadyVoice {
  readonly #send: (audio: Buffer) => void;
  readonly #silence: Buffer;
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();

  constructor(format: AudioFormat, send: (audio: Buffer) => void) {
    this.#send = send;
    this.#silence = Buffer.alloc(format.frameBytes, silenceByte(format));
    this.#timer = setInterval(() => this.#fill(), FRAME_MS);
  }

  hear(audio: Buffer): void {
    this.#last = performance.now();
    this.#send(audio);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #fill(): void {
    const now = performance.now();
    // After a long delay of this process there is nothing to make up for.
    if (now - this.#last > 10 * HOLE_MS) this.#last = now - HOLE_MS;
    while (now - this.#last >= HOLE_MS) {
      this.#last += FRAME_MS;
      this.#send(this.#silence);
    }
  }
}
