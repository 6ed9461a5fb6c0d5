import { noteIn, toneIn, type Note } from './notes.js';

/** So many packets in a row are a note; fewer are its edge. */
const LEAST = 3;
/** So many are another sound: at its edges a note is none. */
const LEAST_OTHER = 8;
/** So many of them tell which: 100 ms. */
const TELLING = 5;
/** So many silent packets part two of the same. */
const PART = 4;

/** Something that was heard: a note, a tone of Asterisk, or something else that was loud. */
export type HeardSound = Note | 'ringing' | 'beep' | 'sound';

/** Tells packets of sound apart into what a person would say was heard, in order. */
export class Ear {
  readonly heard: HeardSound[] = [];
  #run: Note | 'sound' | undefined;
  #packets: Buffer[] = [];
  #silence = PART;

  /** Hears the next packet. */
  take(packet: Buffer): void {
    const what = noteIn(packet);
    if (what === undefined) this.#silence += 1;
    if (what !== this.#run) this.#packets = [];
    this.#run = what;
    this.#packets.push(packet);
    if (what === undefined || this.#packets.length !== (what === 'sound' ? LEAST_OTHER : LEAST)) return;
    const told = what === 'sound' ? toneIn(this.#packets.slice(-TELLING)) : what;
    if (this.heard.at(-1) !== told || this.#silence >= PART) this.heard.push(told);
    this.#silence = 0;
  }
}
