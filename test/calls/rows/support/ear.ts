import { noteIn, type Note } from './notes.js';

/** So many packets in a row are a note; fewer are its edge. */
const LEAST = 3;
/** So many are another sound: at its edges a note is none. */
const LEAST_OTHER = 8;
/** So many silent packets part two of the same. */
const PART = 4;

/** Something that was heard, and when it began, in milliseconds of this process. */
export interface HeardSound {
  readonly what: Note | 'sound';
  readonly at: number;
}

/** Tells packets of sound apart into what a person would say was heard, in order. */
export class Ear {
  readonly heard: HeardSound[] = [];
  #run: { readonly what: Note | 'sound' | undefined; readonly at: number; count: number } = {
    what: undefined,
    at: 0,
    count: 0,
  };
  #silence = PART;

  /** Hears the next packet. */
  take(packet: Buffer, at: number): void {
    const what = noteIn(packet);
    this.#silence = what === undefined ? this.#silence + 1 : this.#silence;
    if (this.#run.what === what) this.#run.count += 1;
    else this.#run = { what, at, count: 1 };
    const run = this.#run;
    if (run.what === undefined || run.count !== (run.what === 'sound' ? LEAST_OTHER : LEAST)) return;
    if (this.heard.at(-1)?.what !== run.what || this.#silence >= PART) this.heard.push({ what: run.what, at: run.at });
    this.#silence = 0;
  }
}
