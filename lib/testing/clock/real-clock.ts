import type { Cancel, Clock } from './clock.js';
import { TurnQueue } from './turn-queue.js';

/** The wall clock. Its timers do not keep a process alive: an open simulator is held by its listening socket. */
export class RealClock implements Clock {
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #turns = new TurnQueue();

  now(): number {
    return Date.now();
  }

  after(ms: number, task: () => void): Cancel {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
    }, ms);
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
      clearTimeout(timer);
    };
  }

  soon(task: () => void): void {
    this.#turns.push(task);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#turns.clear();
  }
}
