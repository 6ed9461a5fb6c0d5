/** So many answers in a row may fail. */
const MOST_FAILURES = 3;

/** Tells of answers that failed, and gives the model up when too many did. */
export class ModelTroubles {
  readonly #channelId: string;
  readonly #givenUp: (reason: string) => void;
  #inARow = 0;

  constructor(channelId: string, givenUp: (reason: string) => void) {
    this.#channelId = channelId;
    this.#givenUp = givenUp;
  }

  add(problem: unknown): void {
    const words = problem instanceof Error ? problem.message : String(problem);
    process.emitWarning(`[voice] channel ${this.#channelId}: ${words}`, 'AriWarning');
    this.#inARow += 1;
    if (this.#inARow >= MOST_FAILURES) this.#givenUp(`the model has failed ${MOST_FAILURES} times: ${words}`);
  }

  /** An answer was heard. */
  answered(): void {
    this.#inARow = 0;
  }
}
