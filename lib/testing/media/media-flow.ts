import type { Clock } from '../clock/index.js';

/** Sound that comes from one side of a call: whether it flows now and for how long it has flowed in all. */
export class MediaFlow {
  readonly #clock: Clock;
  readonly #watchers = new Set<() => void>();
  #sources = 0;
  #since = 0;
  #before = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get flowing(): boolean {
    return this.#sources > 0;
  }

  /** Milliseconds of sound so far. */
  get total(): number {
    return this.#before + (this.flowing ? this.#clock.now() - this.#since : 0);
  }

  start(): void {
    if (this.#sources++ === 0) this.#since = this.#clock.now();
    this.#tell();
  }

  stop(): void {
    if (this.#sources === 0) return;
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
