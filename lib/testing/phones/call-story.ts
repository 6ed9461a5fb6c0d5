import type { Clock } from '../clock/index.js';

export interface UntilOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Completes "waited … ms for ". */
  readonly waitsFor: string;
  /** Whether it cannot happen any more. */
  readonly hopeless: () => boolean;
}

/** What happened on a call, and the waits that end when the right thing has. */
export class CallStory {
  readonly lines: string[] = [];
  readonly #clock: Clock;
  readonly #begin: number;
  readonly #watchers = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#begin = clock.now();
  }

  note(line: string): void {
    this.lines.push(`${this.#clock.now() - this.#begin} ms: ${line}`);
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** The story as the end of an error's text. */
  told(): string {
    return `\nWhat happened on this call:\n${this.lines.map((line) => `  ${line}`).join('\n')}`;
  }

  /** Resolves when the condition holds; it is looked at after each note. */
  until(condition: () => boolean, options: UntilOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (condition()) finish();
        else if (options.hopeless()) finish(`The call ended before it came ${options.waitsFor}`);
      };
      const finish = (failure?: string): void => {
        cancel();
        this.#watchers.delete(look);
        if (failure === undefined) resolve();
        else reject(new Error(`${failure}.${this.told()}`));
      };
      const cancel = options.clock.after(options.timeoutMs, () => {
        finish(`Waited ${options.timeoutMs} ms for the call ${options.waitsFor}`);
      });
      this.#watchers.add(look);
      look();
    });
  }
}
