/** Remembers how to undo what was done, and undoes it once, the last first. */
export class Undoing {
  #steps: (() => unknown)[] = [];

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  /** Never rejects: what cannot be undone is gone already. */
  async run(): Promise<void> {
    const steps = this.#steps.reverse();
    this.#steps = [];
    for (const step of steps) {
      try {
        await step();
      } catch {
        // Asterisk may have taken it away by itself.
      }
    }
  }
}
