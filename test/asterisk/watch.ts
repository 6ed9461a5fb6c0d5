/** Waits for a condition, looked at again whenever something has happened that may have made it true. */
export class Watch {
  readonly #watchers = new Set<() => void>();

  /** Something has happened. */
  notify(): void {
    for (const look of this.#watchers) look();
  }

  /** Resolves once the condition holds. Rejects with the complaint when it does not within `timeout` ms. */
  until(condition: () => boolean, timeout: number, complaint: () => string): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!condition()) return;
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        reject(new Error(complaint()));
      }, timeout);
      this.#watchers.add(look);
    });
  }
}
