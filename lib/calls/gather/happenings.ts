/** Keeps what happens, from several sources, in one order, until it is looked at. Has one reader. */
export class Happenings<T> {
  readonly #waiting: T[] = [];
  #failed: { readonly error: unknown } | undefined;
  #reader: { readonly take: (happening: T) => void; readonly fail: (error: unknown) => void } | undefined;

  push(happening: T): void {
    const reader = this.#reader;
    this.#reader = undefined;
    if (reader === undefined) this.#waiting.push(happening);
    else reader.take(happening);
  }

  /** A source failed: the reader learns of it when it has read what came before. */
  fail(error: unknown): void {
    const reader = this.#reader;
    this.#reader = undefined;
    if (reader === undefined) this.#failed ??= { error };
    else reader.fail(error);
  }

  /** The next of them; waits for one when there is none. */
  next(): Promise<T> {
    const [first] = this.#waiting.splice(0, 1);
    if (first !== undefined) return Promise.resolve(first);
    if (this.#failed !== undefined) return Promise.reject(this.#failed.error);
    return new Promise((take, fail) => {
      this.#reader = { take, fail };
    });
  }
}
