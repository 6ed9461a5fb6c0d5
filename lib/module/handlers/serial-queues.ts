/** Events of one object that may wait at most. */
export const SERIAL_BOUND = 1_000;

interface WaitingTask {
  readonly start: () => unknown;
  readonly settle: (outcome: unknown) => void;
}

/**
 * Queues of one controller, one for every channel (or other object) that has an event at work. A task that finds no
 * other of its object starts at once, in the same turn; a queue that runs empty is gone.
 */
export class SerialQueues {
  readonly #waiting = new Map<string, WaitingTask[]>();

  /** Objects that have a task at work. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Whether no more tasks of this object can wait. */
  isFull(key: string): boolean {
    return (this.#waiting.get(key)?.length ?? 0) >= SERIAL_BOUND;
  }

  /** Runs a task after all earlier ones of the same object have ended, well or badly. Settles as the task does. */
  run(key: string, start: () => unknown): Promise<unknown> {
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) return new Promise((settle) => waiting.push({ start, settle }));
    this.#waiting.set(key, []);
    return this.#start(key, start);
  }

  async #start(key: string, start: () => unknown): Promise<unknown> {
    try {
      return await start();
    } finally {
      this.#next(key);
    }
  }

  #next(key: string): void {
    const next = this.#waiting.get(key)?.shift();
    if (next === undefined) this.#waiting.delete(key);
    else next.settle(this.#start(key, next.start));
  }
}
