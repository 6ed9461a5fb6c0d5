import type { VoiceAgentSettings } from './voice-agent-options.js';

/** Watches over a caller who waits for an answer: lets him hear a filler, and gives the model up in the end. */
export class Waiting {
  readonly #settings: Pick<VoiceAgentSettings, 'filler' | 'answerWithin'>;
  readonly #then: { filler(): void; failed(problem: Error): void };
  #timers: NodeJS.Timeout[] = [];

  constructor(
    settings: Pick<VoiceAgentSettings, 'filler' | 'answerWithin'>,
    then: { filler(): void; failed(problem: Error): void },
  ) {
    this.#settings = settings;
    this.#then = then;
  }

  /** Whether an answer is waited for. */
  get open(): boolean {
    return this.#timers.length > 0;
  }

  begin(withFiller: boolean): void {
    this.stop();
    const { filler, answerWithin } = this.#settings;
    const failed = (): void => {
      this.stop();
      this.#then.failed(new Error(`the model has given nothing within ${answerWithin} ms`));
    };
    this.#timers = [setTimeout(failed, answerWithin)];
    if (withFiller && filler !== undefined) this.#timers.push(setTimeout(() => this.#then.filler(), filler.after));
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}
