/** Lets tasks of one lane run one after another, and those of different lanes side by side. */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();

  run<T>(lane: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(lane);
    // The result of the one before goes to its own caller.
    const own = before === undefined ? task() : before.then(task, task);
    const done = own.finally(() => {
      if (this.#last.get(lane) === done) this.#last.delete(lane);
    });
    this.#last.set(lane, done);
    return done;
  }
}
