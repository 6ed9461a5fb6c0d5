/** Gives values to a `for await` loop in order. When nobody reads, the oldest are thrown away. */
export class BoundedQueue<T> implements AsyncIterableIterator<T> {
  readonly #most: number;
  readonly #dropped: () => void;
  readonly #left: (queue: BoundedQueue<T>) => void;
  #values: T[] = [];
  #waiting: ((result: IteratorResult<T>) => void)[] = [];
  #ended = false;

  /**
   * @param dropped - called for every value that is thrown away.
   * @param left - called when the loop has been left.
   */
  constructor(most: number, dropped: () => void, left: (queue: BoundedQueue<T>) => void) {
    this.#most = most;
    this.#dropped = dropped;
    this.#left = left;
  }

  push(value: T): void {
    if (this.#ended) return;
    const reader = this.#waiting.shift();
    if (reader !== undefined) return reader({ value, done: false });
    this.#values.push(value);
    if (this.#values.length <= this.#most) return;
    this.#values.shift();
    this.#dropped();
  }

  /** Nothing more comes; what is there can still be read. */
  end(): void {
    this.#ended = true;
    for (const reader of this.#waiting.splice(0)) reader({ value: undefined, done: true });
  }

  next(): Promise<IteratorResult<T>> {
    if (this.#values.length > 0) return Promise.resolve({ value: this.#values.shift() as T, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  return(): Promise<IteratorResult<T>> {
    this.#values = [];
    this.end();
    this.#left(this);
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
