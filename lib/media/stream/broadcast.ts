import { BoundedQueue } from './bounded-queue.js';

/** Gives every value to all who listen and all who read. What comes before the first of them is kept for that one. */
export class Broadcast<T> implements AsyncIterable<T> {
  readonly #most: number;
  readonly #failed: (error: unknown) => void;
  readonly #queues = new Set<BoundedQueue<T>>();
  readonly #listeners = new Set<(value: T) => unknown>();
  #early: BoundedQueue<T> | undefined;
  #ended = false;
  /** Values that were thrown away because a reader was too slow. */
  dropped = 0;

  /**
   * @param most - so many values wait for each reader.
   * @param failed - called with what a listener throws.
   */
  constructor(most: number, failed: (error: unknown) => void) {
    this.#most = most;
    this.#failed = failed;
    this.#early = this.#queue();
  }

  push(value: T): void {
    for (const listener of this.#listeners) this.#call(listener, value);
    for (const queue of this.#queues) queue.push(value);
    this.#early?.push(value);
  }

  /** Calls a listener with each value from now on. Returns what ends that. */
  listen(listener: (value: T) => unknown): () => void {
    this.#early = undefined;
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(): void {
    this.#ended = true;
    for (const queue of this.#queues) queue.end();
    this.#early?.end();
    this.#queues.clear();
    this.#listeners.clear();
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<T> {
    const queue = this.#early ?? this.#queue();
    this.#early = undefined;
    if (this.#ended) queue.end();
    else this.#queues.add(queue);
    return queue;
  }

  #queue(): BoundedQueue<T> {
    const dropped = (): void => {
      if (queue !== this.#early) this.dropped += 1;
    };
    const queue: BoundedQueue<T> = new BoundedQueue(this.#most, dropped, (left) => this.#queues.delete(left));
    return queue;
  }

  #call(listener: (value: T) => unknown, value: T): void {
    try {
      const result = listener(value);
      if (result instanceof Promise) result.catch((error: unknown) => this.#failed(error));
    } catch (error) {
      this.#failed(error);
    }
  }
}
