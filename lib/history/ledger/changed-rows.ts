/** Keeps rows that wait to be written, each once, in the order in which they changed. A row knows itself whether it waits. */
export class ChangedRows<T extends { waits: boolean }> implements Iterable<T> {
  readonly #rows = new Set<T>();

  get size(): number {
    return this.#rows.size;
  }

  /** Most events change what waits already: that costs no look into the set. */
  add(row: T): void {
    if (row.waits) return;
    row.waits = true;
    this.#rows.add(row);
  }

  delete(row: T): void {
    row.waits = false;
    this.#rows.delete(row);
  }

  /** Takes so many out, the oldest first. */
  take(most: number): T[] {
    const taken: T[] = [];
    for (const row of this.#rows) {
      if (taken.length >= most) break;
      taken.push(row);
      this.delete(row);
    }
    return taken;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#rows.values();
  }
}
