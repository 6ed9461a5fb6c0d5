/** Ids that are remembered; the oldest goes first. */
const MOST = 10_000;

/** Remembers ids of late: of what ended, so that an event that comes late does not bring it back. */
export class RecentIds {
  readonly #ids = new Set<string>();

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > MOST && oldest !== undefined) this.#ids.delete(oldest);
  }

  forget(id: string): void {
    this.#ids.delete(id);
  }
}
