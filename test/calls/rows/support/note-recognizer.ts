import type { Recognized, RecognizeOptions, Recognizer } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { expect } from 'vitest';
import { Ear } from './ear.js';
import { noteIn, type Note } from './notes.js';

/** Gives the packets that a party says, until the signal aborts; resolves when it listens. */
export type Overhear = (channel: Channel, packet: (sound: Buffer) => void, signal: AbortSignal) => Promise<void>;

/** How long a machine that is busy may take to bring what was said, in milliseconds. */
const HEARD_WITHIN_MS = 15_000;

/** What a party says without a word: a cough. */
const COUGH = 'third';
/** A word that it is not sure of. */
const MUMBLE = 'other';

/**
 * Hears what a party really says on its line, and takes each note for a word. That an utterance is over it is told by the
 * test, which knows what is said: how long a silence is says nothing on a busy machine.
 */
export class NoteRecognizer implements Recognizer {
  /** What it was told by each question. */
  readonly asked: RecognizeOptions[] = [];
  /** Utterances that were told. */
  finals = 0;
  /** Resolves when it listens for the first time. */
  readonly listening: Promise<void>;
  #listens: () => void = () => {};
  #utterance: Utterance | undefined;

  constructor(private readonly overhear: Overhear) {
    this.listening = new Promise((resolve) => (this.#listens = resolve));
  }

  /** Whether anybody wants to know. */
  get wanted(): boolean {
    return this.asked.at(-1)?.signal.aborted === false;
  }

  /** Ends the utterance when all of it has been heard. */
  async uttered(notes: Note | readonly Note[]): Promise<void> {
    const words = [notes].flat().filter((note) => note !== COUGH);
    await expect.poll(() => this.#utterance?.said, { timeout: HEARD_WITHIN_MS }).toEqual(words);
    this.#utterance?.finish();
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
    this.#utterance = utterance;
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
  }
}

/** What is said until the utterance is over. */
class Utterance {
  #ear = new Ear();
  #words = 0;
  #speaking = false;

  constructor(private readonly tell: (what: Recognized) => void) {}

  take(sound: Buffer): void {
    this.#ear.take(sound);
    if (noteIn(sound) === undefined) return;
    if (!this.#speaking) this.tell({ kind: 'speaking' });
    this.#speaking = true;
    const { said } = this;
    if (said.length > this.#words) this.tell({ kind: 'interim', transcript: said.join(' ') });
    this.#words = said.length;
  }

  get said(): readonly string[] {
    const words = this.#ear.heard.filter((what) => what !== COUGH && what !== 'sound' && what !== 'beep');
    // A word that the network has torn apart is one.
    return words.filter((word, i) => word !== words[i - 1]);
  }

  finish(): void {
    const { said } = this;
    const confidence = said.includes(MUMBLE) ? 0.2 : 0.9;
    if (said.length > 0) this.tell({ kind: 'final', transcript: said.join(' '), confidence });
    this.#ear = new Ear();
    this.#words = 0;
    this.#speaking = false;
  }
}
