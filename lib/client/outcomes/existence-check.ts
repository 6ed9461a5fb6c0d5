import { AriNotFoundException } from '../exceptions/index.js';

/** How often something is asked after whose end may go unheard, in milliseconds. */
const ASKED_EVERY_MS = 60_000;

/** An answer may overtake an event that was sent before it; so long is waited for the event, in milliseconds. */
const OVERTAKEN_MS = 100;

/**
 * Asks Asterisk whether something is still there whose end may go unheard: because the event socket was away, because
 * no application of ours is told of it, or because Asterisk never says. Begins once the thing exists.
 */
export class ExistenceCheck {
  readonly #get: () => Promise<unknown>;
  readonly #gone: () => void;
  #regularly: NodeJS.Timeout | undefined;
  #verdict: NodeJS.Timeout | undefined;
  #missedGap = false;
  #released = false;

  /**
   * @param get - asks Asterisk for it; a 404 means that it has ended.
   * @param gone - called when it has, and no event has said so.
   */
  constructor(get: () => Promise<unknown>, gone: () => void) {
    this.#get = get;
    this.#gone = gone;
  }

  /** Asterisk knows it no more, and only an event that was overtaken is waited for. */
  get presumedGone(): boolean {
    return this.#verdict !== undefined;
  }

  /** It exists by now: its command has been answered. */
  exists(): void {
    if (this.#released || this.#regularly !== undefined) return;
    this.#regularly = setInterval(() => void this.ask(), ASKED_EVERY_MS);
    this.#regularly.unref();
    if (this.#missedGap) void this.ask();
  }

  /** Events may be missing. What does not exist yet is asked after when it does. */
  gap(): void {
    if (this.#regularly === undefined) this.#missedGap = true;
    else void this.ask();
  }

  async ask(): Promise<void> {
    try {
      await this.#get();
    } catch (error) {
      if (error instanceof AriNotFoundException) this.missing();
    }
  }

  /** Asterisk knows it no more. */
  missing(): void {
    if (!this.#released) this.#verdict ??= setTimeout(() => this.#gone(), OVERTAKEN_MS);
  }

  /** Its own events come, so that of its end will come too: no need to ask any more. */
  rest(): void {
    clearInterval(this.#regularly);
  }

  release(): void {
    this.#released = true;
    clearInterval(this.#regularly);
    clearTimeout(this.#verdict);
  }
}
