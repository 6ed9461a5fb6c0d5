/**
 * Tasks for the next turn of the event loop, in the order in which they came. One `setImmediate` serves a whole turn:
 * a thousand calls that start together do not cost a thousand handles.
 */
export class TurnQueue {
  #tasks: (() => void)[] = [];
  #handle: NodeJS.Immediate | undefined;

  push(task: () => void): void {
    this.#tasks.push(task);
    this.#handle ??= setImmediate(() => this.#drain());
  }

  clear(): void {
    this.#tasks = [];
    if (this.#handle) clearImmediate(this.#handle);
    this.#handle = undefined;
  }

  #drain(): void {
    this.#handle = undefined;
    const tasks = this.#tasks;
    this.#tasks = [];
    for (const task of tasks) task();
  }
}
