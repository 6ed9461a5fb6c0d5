import type { Channel } from 'nestjs-ari/client';
import type { Recognized, RecognizeOptions, Recognizer } from 'nestjs-ari/calls';

/** A recognizer that hears what a test says, when the test says it. */
export class ScriptedRecognizer implements Recognizer {
  /** What it was told by each verb. */
  readonly asked: RecognizeOptions[] = [];
  #hear: ((heard: Recognized) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  /** Whether anybody listens. */
  get listening(): boolean {
    return this.asked.at(-1)?.signal.aborted === false;
  }

  hear(heard: Recognized): void {
    this.#hear?.(heard);
  }

  fail(error: Error): void {
    this.#fail?.(error);
  }

  async *recognize(_channel: Channel, options: RecognizeOptions): AsyncGenerator<Recognized> {
    this.asked.push(options);
    const heard: Recognized[] = [];
    let wake: () => void = () => {};
    let failure: Error | undefined;
    this.#hear = (one) => (heard.push(one), wake());
    this.#fail = (error) => ((failure = error), wake());
    options.signal.addEventListener('abort', () => wake(), { once: true });
    while (!options.signal.aborted) {
      const [next] = heard.splice(0, 1);
      if (next !== undefined) yield next;
      else if (failure !== undefined) throw failure;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
}
