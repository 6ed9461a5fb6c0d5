import type { Recognized, RecognizeOptions, Recognizer } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { Ear } from './ear.js';
import { noteIn } from './notes.js';

/** Gives the packets that a party says, until the signal aborts; resolves when it listens. */
export type Overhear = (channel: Channel, packet: (sound: Buffer) => void, signal: AbortSignal) => Promise<void>;

/** So much silence ends an utterance, in milliseconds. */
const UTTERED_MS = 500;

/** What a party says without a word: a cough. */
const COUGH = 'third';
/** A word that it is not sure of. */
const MUMBLE = 'other';

/** Hears what a party really says on its line, and takes each note for a word. */
export class NoteRecognizer implements Recognizer {
  /** What it was told by each question. */
  readonly asked: RecognizeOptions[] = [];
  /** Utterances that were told. */
  finals = 0;
  /** Resolves when it listens for the first time. */
  readonly listening: Promise<void>;
  #listens: () => void = () => {};

  constructor(private readonly overhear: Overhear) {
    this.listening = new Promise((resolve) => (this.#listens = resolve));
  }

  /** Whether anybody wants to know. */
  get wanted(): boolean {
    return this.asked.at(-1)?.signal.aborted === false;
  }

  async *recognize(channel: Channel, options: RecognizeOptions): AsyncGenerator<Recognized> {
    const { signal } = options;
    this.asked.push(options);
    const heard: Recognized[] = [];
    let wake = (): void => {};
    const tell = (what: Recognized): void => {
      heard.push(what);
      wake();
    };
    signal.addEventListener('abort', () => wake(), { once: true });
    const utterance = new Utterance(tell);
    await this.overhear(channel, (sound) => utterance.take(sound), signal);
    this.#listens();
    while (!signal.aborted) {
      const next = heard.shift();
      if (next === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else {
        if (next.kind === 'final') this.finals += 1;
        yield next;
      }
    }
    utterance.end();
  }
}

/** What is said between two silences. */
class Utterance {
  #ear = new Ear();
  #words = 0;
  #over: NodeJS.Timeout | undefined;
  #speaking = false;

  constructor(private readonly tell: (what: Recognized) => void) {}

  take(sound: Buffer): void {
    this.#ear.take(sound);
    if (noteIn(sound) === undefined) return;
    if (!this.#speaking) this.tell({ kind: 'speaking' });
    this.#speaking = true;
    clearTimeout(this.#over);
    this.#over = setTimeout(() => this.#finish(), UTTERED_MS);
    const { length } = this.#said;
    if (length > this.#words) this.tell({ kind: 'interim', transcript: this.#said.join(' ') });
    this.#words = length;
  }

  end(): void {
    clearTimeout(this.#over);
  }

  get #said(): readonly string[] {
    const words = this.#ear.heard.filter((what) => what !== COUGH && what !== 'sound' && what !== 'beep');
    // A word that the network has torn apart is one.
    return words.filter((word, i) => word !== words[i - 1]);
  }

  #finish(): void {
    const said = this.#said;
    const confidence = said.includes(MUMBLE) ? 0.2 : 0.9;
    if (said.length > 0) this.tell({ kind: 'final', transcript: said.join(' '), confidence });
    this.#ear = new Ear();
    this.#words = 0;
    this.#speaking = false;
  }
}
