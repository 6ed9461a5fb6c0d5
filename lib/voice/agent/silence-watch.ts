/** Who has begun to speak is given more time than one who says nothing, in milliseconds. */
const LONGEST_SPEECH_MS = 60_000;

/** Notices that nobody says anything. */
export class SilenceWatch {
  readonly #after: number;
  readonly #silent: (times: number) => void;
  #timer: NodeJS.Timeout | undefined;
  #times = 0;

  /** @param after - how long nobody may say anything, in milliseconds; 0 is for ever. */
  constructor(after: number, silent: (times: number) => void) {
    this.#after = after;
    this.#silent = silent;
  }

  /** The caller has said something: it is counted from the beginning. */
  reset(): void {
    this.#times = 0;
  }

  /** Both are silent from now on. It goes on where it has begun already. */
  begin(speaking: boolean): void {
    if (this.#after === 0) return;
    const after = speaking ? LONGEST_SPEECH_MS : this.#after;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#times += 1;
      this.#silent(this.#times);
    }, after);
  }

  /** Somebody is at it. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
