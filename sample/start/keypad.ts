import type { AsteriskSimulator, PhoneCall } from 'nestjs-ari/testing';

/** A terminal's keyboard, or what a test puts in its place. */
export interface Keyboard extends AsyncIterable<string | Buffer> {
  setRawMode(raw: boolean): unknown;
  pause(): unknown;
}

/** Which application the keypad calls, and who hears of its calls. */
export interface KeypadOptions {
  /** The Stasis application; default `hello`. */
  readonly app?: string;
  readonly called?: (call: PhoneCall) => void;
}

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/** The keyboard as a telephone: `c` calls, digits are pressed, `h` hangs up, `q` and Ctrl-C put it away. */
export class Keypad {
  readonly #asterisk: AsteriskSimulator;
  readonly #say: (text: string) => void;
  readonly #app: string;
  readonly #called: KeypadOptions['called'];
  #call: PhoneCall | undefined;
  /** Keys are pressed one after the other, however fast they were typed. */
  #pressing: Promise<void> = Promise.resolve();

  /** @param say - shows a line to the person at the keyboard. */
  constructor(asterisk: AsteriskSimulator, say: (text: string) => void, { app = 'hello', called }: KeypadOptions = {}) {
    this.#asterisk = asterisk;
    this.#say = say;
    this.#app = app;
    this.#called = called;
  }

  /** Listens to the keyboard until `q`, Ctrl-C, its end, or the signal. A call that is on is hung up then. */
  async use(keyboard: Keyboard, signal: AbortSignal): Promise<void> {
    keyboard.setRawMode(true);
    try {
      for await (const typed of untilAborted(keyboard, signal)) {
        for (const key of String(typed)) if (!(await this.#type(key))) return;
      }
    } finally {
      keyboard.setRawMode(false);
      keyboard.pause();
      await this.#call?.hangup();
    }
  }

  /** Whether to go on. */
  async #type(key: string): Promise<boolean> {
    if (key === 'q' || key === CTRL_C || key === CTRL_D) return false;
    if (key === 'c') await this.#pickUp();
    else if (key === 'h') await this.#hangUp();
    else if (/[\d*#]/.test(key)) this.#press(key);
    return true;
  }

  get #onACall(): PhoneCall | undefined {
    return this.#call?.over === false ? this.#call : undefined;
  }

  async #pickUp(): Promise<void> {
    if (this.#onACall) this.#say('You are on a call: h hangs up.');
    else {
      this.#call = await this.#asterisk.call({ from: '200', name: 'You', app: this.#app });
      this.#called?.(this.#call);
    }
  }

  async #hangUp(): Promise<void> {
    if (this.#onACall) await this.#onACall.hangup();
    else this.#say('There is no call: c calls.');
  }

  #press(key: string): void {
    const call = this.#onACall;
    if (call === undefined) this.#say('There is no call: c calls.');
    // The call may end while keys are still waiting to be pressed.
    else this.#pressing = this.#pressing.then(() => (call.over ? undefined : call.press(key).catch(() => undefined)));
  }
}

async function* untilAborted(keyboard: Keyboard, signal: AbortSignal): AsyncGenerator<string | Buffer> {
  const aborted = new Promise<IteratorResult<string | Buffer>>((resolve) => {
    const end = (): void => resolve({ done: true, value: undefined });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  const typed = keyboard[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([typed.next(), aborted]);
    if (next.done === true) return;
    yield next.value;
  }
}
