import type { Clock } from '../clock/index.js';

/** Sound that comes from one side of a call: whether it flows now, for how long it has flowed in all, and whether it is silence. */
export class MediaFlow {
  readonly #clock: Clock;
  readonly #watchers = new Set<() => void>();
  #sources = 0;
  #loud = 0;
  #since = 0;
  #before = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get flowing(): boolean {
    return this.#sources > 0;
  }

  /** Whether something is to be heard: a telephone sends silence as well. */
  get loud(): boolean {
    return this.#loud > 0;
  }

  /** Milliseconds of sound so far. */
  get total(): number {
    return this.#before + (this.flowing ? this.#clock.now() - this.#since : 0);
  }

  /** `silence`: packets come, and nothing is to be heard. */
  start(what: 'sound' | 'silence' = 'sound'): void {
    if (this.#sources++ === 0) this.#since = this.#clock.now();
    if (what === 'sound') this.#loud++;
    this.#tell();
  }

  stop(what: 'sound' | 'silence' = 'sound'): void {
    if (this.#sources === 0) return;
    if (what === 'sound') this.#loud--;
    if (this.#sources === 1) this.#before = this.total;
    this.#sources--;
    this.#tell();
  }

  /** Called on each start and stop until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
