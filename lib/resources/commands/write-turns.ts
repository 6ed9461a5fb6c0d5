/**
 * Gives a change that depends on the state of an object the object for itself: it begins when the changes under way have
 * ended, and those that come meanwhile wait. Changes that depend on nothing run side by side.
 */
export class WriteTurns {
  readonly #alone = new Map<string, Promise<void>>();
  readonly #beside = new Map<string, Set<Promise<unknown>>>();

  /** Objects that are being changed. */
  get size(): number {
    return new Set([...this.#alone.keys(), ...this.#beside.keys()]).size;
  }

  /** @param change - called with whether it had to wait: what was known of the object may be old then. */
  async beside<T>(object: string, change: (waited: boolean) => Promise<T>): Promise<T> {
    let waited = false;
    for (let turn = this.#alone.get(object); turn !== undefined; turn = this.#alone.get(object)) {
      waited = true;
      await turn;
    }
    const own = change(waited);
    const all = this.#beside.get(object) ?? new Set();
    this.#beside.set(object, all.add(own));
    try {
      return await own;
    } finally {
      all.delete(own);
      if (all.size === 0) this.#beside.delete(object);
    }
  }

  async alone<T>(object: string, change: (waited: true) => Promise<T>): Promise<T> {
    const before = this.#alone.get(object);
    let end!: () => void;
    const turn = new Promise<void>((resolve) => (end = resolve));
    this.#alone.set(object, turn);
    try {
      await before;
      await Promise.allSettled([...(this.#beside.get(object) ?? [])]);
      return await change(true);
    } finally {
      if (this.#alone.get(object) === turn) this.#alone.delete(object);
      end();
    }
  }
}
