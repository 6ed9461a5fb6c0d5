import type { Clock } from './clock.js';

/** How a wait ended: its time was over, the channel was hung up, or somebody woke it. */
export type WaitOutcome = 'elapsed' | 'hangup' | 'woken';

/** The waits of one channel. None of them outlives it. */
export class Waits {
  readonly #clock: Clock;
  readonly #open = new Set<(outcome: WaitOutcome) => void>();
  #over = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits `ms` milliseconds, or for ever without them. */
  wait(ms?: number): Promise<WaitOutcome> {
    if (this.#over) return Promise.resolve('hangup');
    return new Promise((resolve) => {
      const cancel = ms === undefined ? undefined : this.#clock.after(ms, () => finish('elapsed'));
      const finish = (outcome: WaitOutcome): void => {
        this.#open.delete(finish);
        cancel?.();
        resolve(outcome);
      };
      this.#open.add(finish);
    });
  }

  /** Waits for the end of the channel, however often it is woken. */
  async over(): Promise<void> {
    while ((await this.wait()) !== 'hangup');
  }

  /** Ends every wait before its time, without ending the channel. */
  wake(): void {
    for (const finish of [...this.#open]) finish('woken');
  }

  /** Ends every wait, now and later. */
  end(): void {
    this.#over = true;
    for (const finish of [...this.#open]) finish('hangup');
  }
}
