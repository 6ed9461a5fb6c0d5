/** Keeps values for one reader, up to a bound; a reader that is there gets them at once. */
export class EventBuffer<T> implements AsyncIterableIterator<T> {
  readonly #most: number;
  readonly #returned: () => void;
  readonly #values: T[] = [];
  readonly #readers: { resolve: (result: IteratorResult<T>) => void; reject: (error: unknown) => void }[] = [];
  #end: { readonly error?: unknown } | undefined;

  /** @param returned - called once, when nobody reads any more. */
  constructor(most: number, returned: () => void) {
    this.#most = most;
    this.#returned = returned;
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** @returns false when there is no room: nothing is kept then, neither this nor what waited. */
  push(value: T): boolean {
    if (this.#end !== undefined) return true;
    const reader = this.#readers.shift();
    if (reader !== undefined) reader.resolve({ done: false, value });
    else if (this.#values.length < this.#most) this.#values.push(value);
    else {
      this.#values.length = 0;
      return false;
    }
    return true;
  }

  /** Ends it behind what waits; with an error, the reader gets that. */
  finish(end: { readonly error?: unknown } = {}): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    for (const { resolve, reject } of this.#readers.splice(0)) {
      if ('error' in end) reject(end.error);
      else resolve({ done: true, value: undefined });
    }
    this.#returned();
  }

  async next(): Promise<IteratorResult<T>> {
    if (this.#values.length > 0) return { done: false, value: this.#values.shift() as T };
    const end = this.#end;
    if (end === undefined) return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
    this.#end = {};
    if ('error' in end) throw end.error;
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<T>> {
    this.#values.length = 0;
    this.finish();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
