/** How keys are put together. */
export interface DigitSettings {
  readonly terminator: string;
  readonly idle: number;
  readonly most: number;
}

/** Puts keys together to one input: it is complete with the terminator, after a pause, or when it is long enough. */
export class DigitInput {
  readonly #settings: DigitSettings;
  readonly #complete: (digits: string) => void;
  #digits = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: DigitSettings, complete: (digits: string) => void) {
    this.#settings = settings;
    this.#complete = complete;
  }

  /** Whether keys were pressed that are not complete yet. */
  get begun(): boolean {
    return this.#digits !== '';
  }

  press(digit: string): void {
    clearTimeout(this.#timer);
    const { terminator, idle, most } = this.#settings;
    if (digit !== terminator) this.#digits += digit;
    // The terminator alone is an answer as well: "no, thank you".
    if (digit === terminator || this.#digits.length >= most) return this.#give(digit);
    this.#timer = setTimeout(() => this.#give(''), idle);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#digits = '';
  }

  #give(last: string): void {
    const digits = this.#digits === '' ? last : this.#digits;
    this.end();
    this.#complete(digits);
  }
}
