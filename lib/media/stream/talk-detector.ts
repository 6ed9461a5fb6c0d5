import { FRAME_MS, type MediaFrame } from '../audio/index.js';

/**
 * When somebody counts as talking. By loudness alone: music and noise are talk as well.
 * @publicApi
 */
export interface TalkOptions {
  /** Mean level of a loud frame, 0 to 32,768. Default 256. */
  readonly level?: number;
  /** How long it must be loud, in milliseconds: a click is no talk. Default 60. */
  readonly minimum?: number;
  /** How long it must be quiet until the talk is over, in milliseconds. Default 300. */
  readonly silence?: number;
}

/** Decides from frame to frame whether somebody talks. A side that sends nothing is silent. */
export class TalkDetector {
  readonly #settings: Required<TalkOptions>;
  readonly #changed: (talking: boolean) => void;
  #loudMs = 0;
  #quietAt: NodeJS.Timeout | undefined;
  #lastFrame: number | undefined;
  talking = false;
  /** Holes of more than 60 ms while somebody talked. */
  gaps = 0;

  constructor(options: TalkOptions, changed: (talking: boolean) => void) {
    this.#settings = { level: 256, minimum: 60, silence: 300, ...options };
    this.#changed = changed;
  }

  hear(frame: MediaFrame): void {
    if (this.talking && this.#lastFrame !== undefined && frame.at - this.#lastFrame > 3 * FRAME_MS) this.gaps += 1;
    this.#lastFrame = frame.at;
    if (frame.level < this.#settings.level) {
      if (!this.talking) this.#loudMs = 0;
      return;
    }
    this.#loudMs += frame.durationMs;
    if (this.#loudMs < this.#settings.minimum && !this.talking) return;
    // One timer that is moved on: a telephone that stops sending never says that it is silent.
    if (this.#quietAt === undefined) this.#quietAt = setTimeout(() => this.#set(false), this.#settings.silence);
    else this.#quietAt.refresh();
    this.#set(true);
  }

  end(): void {
    clearTimeout(this.#quietAt);
    this.#quietAt = undefined;
  }

  #set(talking: boolean): void {
    if (this.talking === talking) return;
    this.talking = talking;
    if (!talking) {
      this.#loudMs = 0;
      this.end();
    }
    this.#changed(talking);
  }
}
