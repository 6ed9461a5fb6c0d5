const PATIENCE_MS = 45_000;

/** What happened in a test, in order. Handlers, guards and the like write into it; the test waits for an entry. */
export class Journal {
  readonly entries: string[] = [];
  #waiting: (() => void)[] = [];

  note(entry: string): void {
    this.entries.push(entry);
    for (const look of this.#waiting) look();
  }

  /** How often an entry was made. */
  count(entry: string): number {
    return this.entries.filter((other) => other === entry).length;
  }

  /** Resolves when an entry has been made so many times. */
  until(entry: string, times = 1): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((other) => other !== look);
      };
      const look = (): void => {
        if (this.count(entry) < times) return;
        end();
        resolve();
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`no "${entry}" (${times} times) among: ${this.entries.join(', ') || 'nothing'}`));
      }, PATIENCE_MS);
      this.#waiting.push(look);
      look();
    });
  }
}
