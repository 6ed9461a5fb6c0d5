import { onTestFinished } from 'vitest';

/** Counts the timers that code of `lib/calls` has set and that are neither over nor cleared. */
export class OwnTimers {
  readonly #running = new Set<unknown>();

  constructor() {
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    const running = this.#running;
    const counted = (task: (...rest: unknown[]) => void, ms?: number, ...rest: unknown[]): unknown => {
      const own = new Error('who sets it').stack?.includes('/lib/calls/') === true;
      const timer = set(() => {
        running.delete(timer);
        task(...rest);
      }, ms);
      if (own) running.add(timer);
      return timer;
    };
    globalThis.setTimeout = counted as typeof setTimeout;
    globalThis.clearTimeout = (timer): void => {
      running.delete(timer);
      clear(timer);
    };
    onTestFinished(() => void Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }));
  }

  get count(): number {
    return this.#running.size;
  }
}
