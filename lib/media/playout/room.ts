/** Lets writers wait until there is room. */
export class Room {
  #waiting: { readonly there: () => boolean; readonly go: () => void }[] = [];
  #open = false;

  /** Resolves when the condition holds, or when there is nothing more to wait for; undefined where that is now. */
  until(there: () => boolean): Promise<void> | undefined {
    if (this.#open || there()) return undefined;
    return new Promise((go) => this.#waiting.push({ there, go }));
  }

  /** Lets those go whose condition holds now. */
  look(): void {
    if (this.#waiting.length === 0) return;
    const still = this.#waiting.filter(({ there }) => !there());
    const going = this.#waiting.filter((one) => !still.includes(one));
    this.#waiting = still;
    for (const { go } of going) go();
  }

  /** Lets all go, for good. */
  open(): void {
    this.#open = true;
    const going = this.#waiting;
    this.#waiting = [];
    for (const { go } of going) go();
  }
}
