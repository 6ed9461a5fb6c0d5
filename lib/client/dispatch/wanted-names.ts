/** Counts, for each event name, the followers that need it. An event that nothing needs is not parsed. */
export class WantedNames {
  readonly #counts = new Map<string, number>();
  readonly #wanted: (name: string) => void;
  #kinds = 0;

  /** @param wanted - called with a name that nothing needed before. */
  constructor(wanted: (name: string) => void) {
    this.#wanted = wanted;
  }

  /** Whether a follower needs every event of some kind. Asked for each event, before the kinds are searched. */
  get hasKinds(): boolean {
    return this.#kinds > 0;
  }

  has(name: string): boolean {
    return this.#counts.has(name);
  }

  add(names: readonly string[]): void {
    for (const name of names) {
      const count = this.#counts.get(name) ?? 0;
      this.#counts.set(name, count + 1);
      if (isKind(name)) this.#kinds += 1;
      if (count === 0) this.#wanted(name);
    }
  }

  remove(names: readonly string[]): void {
    for (const name of names) {
      const count = this.#counts.get(name) ?? 0;
      if (isKind(name) && count > 0) this.#kinds -= 1;
      if (count > 1) this.#counts.set(name, count - 1);
      else this.#counts.delete(name);
    }
  }

  clear(): void {
    this.#counts.clear();
    this.#kinds = 0;
  }
}

/** The name that stands for all of a kind: `*Channel`. */
function isKind(name: string): boolean {
  return name.startsWith('*');
}
