import type { Mark } from './mark.js';

/** Sound that waits to be sent, in order: frames, and the marks between them. */
export class PlayLine {
  #entries: (Buffer | Mark | undefined)[] = [];
  #first = 0;
  #frames = 0;
  #marks = 0;

  /** Frames that wait. */
  get frames(): number {
    return this.#frames;
  }

  get marks(): number {
    return this.#marks;
  }

  /** Whether nothing waits. */
  get empty(): boolean {
    return this.#frames === 0 && this.#marks === 0;
  }

  addFrame(frame: Buffer): void {
    this.#entries.push(frame);
    this.#frames += 1;
  }

  addMark(mark: Mark): void {
    this.#entries.push(mark);
    this.#marks += 1;
  }

  /** The mark that is next; undefined when a frame is, or nothing. */
  nextMark(): Mark | undefined {
    const entry = this.#entries[this.#first];
    return entry === undefined || Buffer.isBuffer(entry) ? undefined : entry;
  }

  /** Takes what is next. */
  take(): Buffer | Mark | undefined {
    const entry = this.#entries[this.#first];
    if (entry === undefined) return undefined;
    if (Buffer.isBuffer(entry)) this.#frames -= 1;
    else this.#marks -= 1;
    // An echo has one entry here at a time, whose place is used again.
    if (this.#entries.length === 1) this.#entries.pop();
    else this.#leave();
    return entry;
  }

  /** Throws everything away, and gives the marks that stood in it, in order. */
  clear(): Mark[] {
    const rest = this.#entries.slice(this.#first);
    this.#entries = [];
    this.#first = 0;
    this.#frames = 0;
    this.#marks = 0;
    return rest.filter((entry): entry is Mark => entry !== undefined && !Buffer.isBuffer(entry));
  }

  /** Goes on to the next one. What was taken is not kept: its memory would last as long as that of the line. */
  #leave(): void {
    this.#entries[this.#first] = undefined;
    this.#first += 1;
    const some = this.#first < this.#entries.length;
    if (some && (this.#first <= 64 || this.#first * 2 <= this.#entries.length)) return;
    this.#entries = this.#entries.slice(this.#first);
    this.#first = 0;
  }
}
