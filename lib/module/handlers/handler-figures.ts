import { isPromise } from 'node:util/types';
import type { BaseEvent } from '../../client/index.js';
import type { Invoke } from '../hearing/index.js';
import type { AriHandler } from './handler.registry.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Counts the runs of one handler, and how long they take. */
export class HandlerFigures implements Mutable<AriHandler['runs']> {
  started = 0;
  failed = 0;
  finished = 0;
  totalMs = 0;
  worstMs = 0;

  /** The same handler, counted. */
  counted(invoke: Invoke): Invoke {
    return (event) => this.#run(invoke, event);
  }

  #run(invoke: Invoke, event: BaseEvent): unknown {
    const began = performance.now();
    this.started += 1;
    try {
      const outcome = invoke(event);
      if (isPromise(outcome)) {
        // The promise itself is given back: who waits for it gets its error.
        outcome.then(
          () => this.#ended(began, false),
          () => this.#ended(began, true),
        );
      } else this.#ended(began, false);
      return outcome;
    } catch (error) {
      this.#ended(began, true);
      throw error;
    }
  }

  #ended(began: number, failed: boolean): void {
    const took = performance.now() - began;
    this.finished += 1;
    if (failed) this.failed += 1;
    this.totalMs += took;
    if (took > this.worstMs) this.worstMs = took;
  }
}
