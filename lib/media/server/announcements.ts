import { MediaException } from '../exceptions/index.js';

interface Announced<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
  readonly detail: string;
}

/** What was announced is let in once, within so many milliseconds; nothing else is. */
export class Announcements<T> {
  readonly #announced = new Map<string, Announced<T>>();

  /** How many are awaited. */
  get size(): number {
    return this.#announced.size;
  }

  /**
   * Announces an id, and waits for what comes under it.
   *
   * @param detail - is given back when it comes.
   * @throws {MediaException} `timeout`: nobody came. `closed`: it was withdrawn.
   */
  announce(id: string, timeout: number, detail = ''): Promise<T> {
    const coming = new Promise<T>((resolve, reject) => {
      const late = (): void => {
        this.#announced.delete(id);
        const problem = `Asterisk has not connected within ${timeout} ms. Can it reach this program at the address it was given?`;
        reject(new MediaException('media.open', 'timeout', problem));
      };
      this.#announced.set(id, { resolve, reject, detail, timer: setTimeout(late, timeout) });
    });
    // The program that announced it may have failed before, and looks no more.
    coming.catch(() => {});
    return coming;
  }

  /** Takes an id off the list, for one who has come under it; undefined when it is not on it. */
  take(id: string): { readonly detail: string; readonly arrived: (value: Promise<T>) => void } | undefined {
    const found = this.#announced.get(id);
    if (found === undefined) return undefined;
    this.#announced.delete(id);
    clearTimeout(found.timer);
    return { detail: found.detail, arrived: (value) => void value.then(found.resolve, found.reject) };
  }

  withdraw(id: string): void {
    this.#refuse(id, 'it is not needed any more.');
  }

  /** Withdraws all. */
  close(): void {
    for (const id of [...this.#announced.keys()]) this.#refuse(id, 'the media server is closed.');
  }

  #refuse(id: string, problem: string): void {
    const found = this.#announced.get(id);
    if (found === undefined) return;
    this.#announced.delete(id);
    clearTimeout(found.timer);
    found.reject(new MediaException('media.open', 'closed', problem));
  }
}
