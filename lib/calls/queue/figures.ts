import type { QueueFigures, QueueResult } from './queue-result.js';

/** Counts what becomes of the callers of one queue. */
export class Figures {
  #entered = 0;
  readonly #ended = { served: 0, abandoned: 0, left: 0, overflow: 0, aborted: 0 };
  #waitMs = 0;
  #talkMs = 0;
  #longestWaitMs = 0;

  entered(): void {
    this.#entered += 1;
  }

  ended(result: QueueResult): void {
    this.#ended[result.outcome] += 1;
    if (result.outcome !== 'served') return;
    this.#waitMs += result.waitMs;
    this.#talkMs += result.dial.talkMs;
    this.#longestWaitMs = Math.max(this.#longestWaitMs, result.waitMs);
  }

  /** Probable wait at a place, when so many agents serve; undefined as long as nobody has been served. */
  expectedMs(position: number, agents: number): number | undefined {
    const { served } = this.#ended;
    return served === 0 || agents === 0 ? undefined : Math.round((this.#talkMs / served / agents) * position);
  }

  snapshot(waiting: number): QueueFigures {
    const { overflow: overflowed, ...ended } = this.#ended;
    const mean = (sum: number): number => (ended.served === 0 ? 0 : Math.round(sum / ended.served));
    return {
      waiting,
      entered: this.#entered,
      ...ended,
      overflowed,
      averageWaitMs: mean(this.#waitMs),
      averageTalkMs: mean(this.#talkMs),
      longestWaitMs: this.#longestWaitMs,
    };
  }
}
