import type { LinkEnd, LinkListener } from './media-link.js';

/** Sound that came before anybody listens: half a second at 20 ms a frame, more would only be late. */
const MOST_AUDIO = 25;
const MOST_OTHER = 64;

type Word = (listener: LinkListener) => void;

/** Keeps what comes over a link before there is a listener. */
export class EarlyWords implements LinkListener {
  #audio: Buffer[] = [];
  #others: Word[] = [];
  #end: LinkEnd | undefined;

  audio(bytes: Buffer): void {
    this.#audio.push(bytes);
    if (this.#audio.length > MOST_AUDIO) this.#audio.shift();
  }

  digit(digit: string): void {
    this.#keep((listener) => listener.digit(digit));
  }

  trouble(problem: string): void {
    this.#keep((listener) => listener.trouble(problem));
  }

  ended(end: LinkEnd): void {
    this.#end = end;
  }

  /** Tells all of it to a listener. */
  tell(listener: LinkListener): void {
    for (const bytes of this.#audio.splice(0)) listener.audio(bytes);
    for (const word of this.#others.splice(0)) word(listener);
    if (this.#end !== undefined) listener.ended(this.#end);
  }

  #keep(word: Word): void {
    if (this.#others.length < MOST_OTHER) this.#others.push(word);
  }
}
