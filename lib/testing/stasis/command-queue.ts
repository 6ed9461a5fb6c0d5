type Command = () => void | Promise<void>;

const nothing = (): void => undefined;

/** The commands of one channel in Stasis: one after the other, a playback as long as it plays. */
export class CommandQueue {
  #waiting: Command[] = [];
  #busy = false;

  get idle(): boolean {
    return !this.#busy && this.#waiting.length === 0;
  }

  /** Queues a command whose end nobody waits for. */
  add(command: Command): void {
    this.#waiting.push(command);
    if (!this.#busy) void this.#work();
  }

  /** Runs a command in its turn, at once when nothing is before it, and answers when it is done. */
  run<T>(command: () => T | Promise<T>): T | Promise<T> {
    if (this.idle) return command();
    return new Promise<T>((resolve) => {
      this.add(() => {
        const result = Promise.resolve().then(command);
        resolve(result);
        // The command that failed rejects; the queue goes on.
        return result.then(nothing, nothing);
      });
    });
  }

  /** Lets what was queued before end, or begin and fail where the channel is gone. */
  async drain(): Promise<void> {
    if (!this.idle) await new Promise<void>((resolve) => this.add(resolve));
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await next();
    this.#busy = false;
  }
}
