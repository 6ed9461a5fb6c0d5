import { isGone } from '../exceptions/index.js';

/** How often Asterisk is asked about an object whose end may come without an event, in milliseconds. */
const ASKED_EVERY_MS = 60_000;

/** When Asterisk is asked again about an object that may have been ending when it was found, in milliseconds. */
const ASKED_SOON_MS = [250, 1_500];

/** How long to wait for an event that was sent before an answer and may come after it, in milliseconds. */
const OVERTAKEN_MS = 250;

/**
 * Asks Asterisk whether an object still exists whose end may come without an event: because the event socket was away,
 * because no application of this client gets its events, or because Asterisk never sends one. Begins when the object
 * exists.
 */
export class ExistenceCheck {
  readonly #get: () => Promise<unknown>;
  readonly #gone: () => void;
  #regularly: NodeJS.Timeout | undefined;
  #verdict: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout[] = [];
  #missedGap = false;
  #released = false;
  #resting = false;

  /**
   * @param get - asks Asterisk for the object; a 404 means that it has ended.
   * @param gone - called when it has ended and no event came.
   */
  constructor(get: () => Promise<unknown>, gone: () => void) {
    this.#get = get;
    this.#gone = gone;
  }

  /** Whether Asterisk no longer knows it, and only a late event is waited for. */
  get presumedGone(): boolean {
    return this.#verdict !== undefined;
  }

  /** Begins: the object exists, because its command has been answered. */
  exists(): void {
    if (this.#released || this.#regularly !== undefined) return;
    this.#regularly = setInterval(() => void this.ask(), ASKED_EVERY_MS);
    this.#regularly.unref();
    if (this.#missedGap) void this.ask();
  }

  /** Asks, because events may be missing. When the object does not exist yet, asks as soon as it does. */
  gap(): void {
    if (this.#regularly === undefined) this.#missedGap = true;
    else void this.ask();
  }

  async ask(): Promise<void> {
    try {
      await this.#get();
    } catch (error) {
      if (isGone(error)) this.missing();
    }
  }

  /** Asterisk no longer knows it. */
  missing(): void {
    if (this.#released) return;
    // After a pause of this process timers run before events that have been waiting: those go first.
    this.#verdict ??= setTimeout(() => setImmediate(() => this.#released || this.#gone()), OVERTAKEN_MS);
  }

  /** It may be ending at this moment, and is found all the same: asks again in a moment. */
  askSoon(): void {
    if (this.#released || this.#resting) return;
    this.#soon = ASKED_SOON_MS.map((ms) => setTimeout(() => void this.ask(), ms).unref());
  }

  /** Stops asking: events of the object come, so the event of its end will come, too. */
  rest(): void {
    this.#resting = true;
    clearInterval(this.#regularly);
    for (const timer of this.#soon) clearTimeout(timer);
  }

  release(): void {
    this.#released = true;
    this.rest();
    clearTimeout(this.#verdict);
  }
}
