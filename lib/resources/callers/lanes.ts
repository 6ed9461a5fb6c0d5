import type { Pk } from '../../protocol/index.js';
import { findPk } from '../commands/index.js';

/** Lets tasks of one lane run one after another, and those of different lanes side by side. */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Lanes that have a task. */
  get size(): number {
    return this.#last.size;
  }

  /** Without a lane it runs at once. Only its own caller gets the result of a task. */
  run<T>(lane: string | undefined, task: () => Promise<T>): Promise<T> {
    if (lane === undefined) return task();
    const before = this.#last.get(lane);
    const own = before === undefined ? task() : before.then(task, task);
    const done = own.finally(() => {
      if (this.#last.get(lane) === done) this.#last.delete(lane);
    });
    this.#last.set(lane, done);
    return done;
  }
}

/** The lane of the commands for one object. */
export function objectLane(stream: string, pk: Pk | undefined, data: unknown): string | undefined {
  try {
    const key = findPk(pk, data);
    return key === undefined ? undefined : `object ${JSON.stringify([stream, key])}`;
  } catch {
    // The command itself is answered with what is wrong with it.
    return undefined;
  }
}
