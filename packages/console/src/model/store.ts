/** Something that changes and that views look at: they hear of it once a frame, however often it changed. */
export class Store {
  readonly #viewers = new Set<() => void>();
  #pending = false;

  /** @returns ends it. */
  watch(viewer: () => void): () => void {
    this.#viewers.add(viewer);
    return () => void this.#viewers.delete(viewer);
  }

  protected changed(): void {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      for (const viewer of this.#viewers) viewer();
    });
  }
}
