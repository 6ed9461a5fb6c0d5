/** Ended objects that are remembered. */
const MOST = 10_000;

/** Remembers what ended lately: an event that comes late must not bring it back. */
export class EndedIds {
  readonly #ids = new Set<string>();

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > MOST && oldest !== undefined) this.#ids.delete(oldest);
  }

  /** Another object has the same id now. */
  forget(id: string): void {
    this.#ids.delete(id);
  }
}
