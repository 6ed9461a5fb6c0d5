import type { Cancel, Clock } from './clock.js';
import { TurnQueue } from './turn-queue.js';

interface Planned {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** Timers besides this clock that move with it. */
export interface OtherTimers {
  advance(ms: number): Promise<unknown>;
  /** The longest way, in milliseconds, that they go at once: they may set something off that this clock must know of. */
  readonly step: number;
}

/** A clock that stands still until it is advanced. Tasks run in the order of their time, then of their planning. */
export class ManualClock implements Clock {
  readonly #turns = new TurnQueue();
  #planned: Planned[] = [];
  #now: number;
  #order = 0;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): Cancel {
    const planned = { at: this.#now + Math.max(0, ms), order: this.#order++, task };
    this.#planned.push(planned);
    return () => {
      this.#planned = this.#planned.filter((other) => other !== planned);
    };
  }

  soon(task: () => void): void {
    this.#turns.push(task);
  }

  stop(): void {
    this.#planned = [];
    this.#turns.clear();
  }

  /**
   * Moves the time on by `ms` and runs what falls due. `settle` is awaited before the first step and after each one, so that
   * whatever a step causes (an event, the application's answer to it) has happened before the time moves again.
   */
  async advance(ms: number, settle: () => Promise<void>, others?: OtherTimers): Promise<void> {
    const target = this.#now + ms;
    await settle();
    while (this.#now < target || this.#nextBy(target)) {
      await this.#runDue(settle);
      const before = this.#now;
      this.#now = Math.min(this.#nextBy(target)?.at ?? target, before + (others?.step ?? Infinity));
      if (!others || this.#now === before) continue;
      await others.advance(this.#now - before);
      await settle();
    }
  }

  async #runDue(settle: () => Promise<void>): Promise<void> {
    for (let due = this.#nextBy(this.#now); due; due = this.#nextBy(this.#now)) {
      const { task } = due;
      this.#planned = this.#planned.filter((other) => other !== due);
      task();
      await settle();
    }
  }

  #nextBy(limit: number): Planned | undefined {
    let first: Planned | undefined;
    for (const planned of this.#planned) {
      if (planned.at > limit) continue;
      if (!first || planned.at < first.at || (planned.at === first.at && planned.order < first.order)) first = planned;
    }
    return first;
  }
}
