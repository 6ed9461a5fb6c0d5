/** Gives values to one `for await` loop, in order, and loses none: beyond its bound it fails. */
export class Feed<T> implements AsyncIterableIterator<T> {
  readonly #most: number;
  readonly #left: () => void;
  #values: T[] = [];
  #reader: { resolve(result: IteratorResult<T>): void; reject(error: Error): void } | undefined;
  #ended = false;
  #error: Error | undefined;

  /**
   * @param most - so many values may wait.
   * @param left - called when the loop was left before the end.
   */
  constructor(most: number, left: () => void = () => {}) {
    this.#most = most;
    this.#left = left;
  }

  /** Values that wait. */
  get waiting(): number {
    return this.#values.length;
  }

  push(value: T): void {
    if (this.#ended) return;
    const reader = this.#reader;
    this.#reader = undefined;
    if (reader !== undefined) return reader.resolve({ value, done: false });
    this.#values.push(value);
    if (this.#values.length > this.#most) this.fail(new Error(`more than ${this.#most} wait to be taken`));
  }

  /** Nothing more comes; what is there can still be read. */
  end(): void {
    this.#ended = true;
    this.#reader?.resolve({ value: undefined, done: true });
    this.#reader = undefined;
  }

  /** Ends it at once, with an error for the reader. */
  fail(error: Error): void {
    if (this.#ended) return;
    this.#values = [];
    this.#ended = true;
    if (this.#reader === undefined) this.#error = error;
    this.#reader?.reject(error);
    this.#reader = undefined;
  }

  /** Throws away what waits, and ends it. */
  clear(): void {
    this.#values = [];
    this.end();
  }

  next(): Promise<IteratorResult<T>> {
    if (this.#values.length > 0) return Promise.resolve({ value: this.#values.shift() as T, done: false });
    if (this.#error !== undefined) {
      const error = this.#error;
      this.#error = undefined;
      return Promise.reject(error);
    }
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.clear();
    this.#left();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
