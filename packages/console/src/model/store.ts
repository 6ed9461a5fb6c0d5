/** Something that changes and that views look at: they hear of it once a frame at most, however often it changed. */
export class Store {
  readonly #viewers = new Set<() => void>();
  readonly #pause: number;
  #pending = false;

  /** @param pause - milliseconds that pass at least before views look again, where they have much to look through. */
  constructor(pause = 0) {
    this.#pause = pause;
  }

  /** @returns ends it. */
  watch(viewer: () => void): () => void {
    this.#viewers.add(viewer);
    return () => void this.#viewers.delete(viewer);
  }

  protected changed(): void {
    if (this.#pending) return;
    this.#pending = true;
    if (this.#pause === 0) requestAnimationFrame(() => this.#tell());
    else setTimeout(() => requestAnimationFrame(() => this.#tell()), this.#pause);
  }

  #tell(): void {
    this.#pending = false;
    for (const viewer of this.#viewers) viewer();
  }
}
