/**
 * What became of a mark. `played`: everything before it was heard. `flushed`: sound before it was thrown away, by a flush
 * or because the stream ended.
 * @publicApi
 */
export interface MarkOutcome {
  readonly outcome: 'played' | 'flushed';
  readonly name: string;
  /** How much was heard of the sound between the mark before and this one, in milliseconds. */
  readonly playedMs: number;
}

/** A place in the sound that somebody waits for. Settled exactly once. */
export class Mark {
  readonly name: string;
  readonly outcome: Promise<MarkOutcome>;
  /** Frames before it, once it has been sent on. */
  place: number | undefined;
  #resolve: ((outcome: MarkOutcome) => void) | undefined;

  constructor(name: string) {
    this.name = name;
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  settle(outcome: MarkOutcome['outcome'], playedMs: number): void {
    this.#resolve?.({ outcome, name: this.name, playedMs });
    this.#resolve = undefined;
  }
}
