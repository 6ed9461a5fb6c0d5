import type { AudioFormatName, MediaStream, PlayedSound } from '../../media/index.js';
import { Feed } from '../feed/index.js';
import type { CutAnswer } from '../ports/index.js';

/** Pieces of sound of one answer that may wait here: minutes of it, as models speak faster than anybody hears. */
const MOST_PIECES = 20_000;
const MOST_BYTES = 32 * 1_024 * 1_024;

/** Answers that were cut, and whose sound may still be on its way to us. */
const MOST_REMEMBERED = 64;

/** An answer that is being said. */
interface Saying {
  readonly feed: Feed<Uint8Array>;
  readonly played: Promise<PlayedSound>;
  bytes: number;
  /** What the caller had heard of everything when it began, in milliseconds. */
  from: number | undefined;
}

/** What is to be known of answers. */
export interface AnswerPlayerListener {
  /** The first sound of an answer goes out. */
  sounds(answer: string): void;
  /** An answer was heard, to its end or as far as it was heard. */
  ended(answer: string, played: PlayedSound): void;
  problem(problem: Error): void;
}

/** Lets the caller hear answers, one after the other, and knows how much of each was heard. */
export class AnswerPlayer {
  readonly #media: MediaStream;
  readonly #format: AudioFormatName;
  readonly #listener: AnswerPlayerListener;
  readonly #saying = new Map<string, Saying>();
  readonly #cut = new Set<string>();

  constructor(media: MediaStream, format: AudioFormatName, listener: AnswerPlayerListener) {
    this.#media = media;
    this.#format = format;
    this.#listener = listener;
  }

  /** Whether something is being said, or will be. */
  get speaking(): boolean {
    return this.#saying.size > 0;
  }

  add(answer: string, audio: Uint8Array): void {
    if (this.#cut.has(answer) || audio.length === 0) return;
    const saying = this.#saying.get(answer) ?? this.#begin(answer);
    saying.bytes += audio.length;
    if (saying.bytes > MOST_BYTES)
      saying.feed.fail(new Error(`an answer of more than ${MOST_BYTES} bytes was cut off`));
    saying.feed.push(audio);
  }

  /** No more of an answer comes. */
  finish(answer: string): void {
    this.#saying.get(answer)?.feed.end();
  }

  /** Says nothing more of what it was saying: first what waits here is thrown away, then what the stream and Asterisk hold. */
  interrupt(): CutAnswer[] {
    const cut = [...this.#saying];
    for (const [answer, { feed }] of cut) {
      this.#remember(answer);
      feed.clear();
    }
    // Also for a sound that is not an answer: a filler.
    if (cut.length > 0 || this.#media.queuedMs > 0) this.#media.flush();
    const { heardMs } = this.#media;
    return cut.map(([answer, { from }]) => ({ answer, heardMs: Math.round(Math.max(0, heardMs - (from ?? heardMs))) }));
  }

  /** Waits until what has been said so far was heard, or thrown away. */
  async quiet(): Promise<'heard' | 'interrupted'> {
    const played = await Promise.all([...this.#saying.values()].map((saying) => saying.played));
    return played.every(({ outcome }) => outcome === 'played') ? 'heard' : 'interrupted';
  }

  #begin(answer: string): Saying {
    // One that begins says that those before it are complete.
    for (const { feed } of this.#saying.values()) feed.end();
    const feed = new Feed<Uint8Array>(MOST_PIECES);
    const source = this.#told(answer, feed);
    const played = this.#media.play(source, { format: this.#format }).catch((error: unknown) => {
      feed.clear();
      this.#listener.problem(error instanceof Error ? error : new Error(String(error)));
      return { outcome: 'flushed', playedMs: 0 } as const;
    });
    const saying: Saying = { feed, played, bytes: 0, from: undefined };
    this.#saying.set(answer, saying);
    void played.then((sound) => {
      this.#saying.delete(answer);
      // What comes after its end would begin it anew.
      this.#remember(answer);
      this.#listener.ended(answer, sound);
    });
    return saying;
  }

  async *#told(answer: string, feed: Feed<Uint8Array>): AsyncGenerator<Uint8Array> {
    let first = true;
    for await (const audio of feed) {
      if (first) this.#sounds(answer);
      first = false;
      yield audio;
    }
  }

  #sounds(answer: string): void {
    const saying = this.#saying.get(answer);
    if (saying !== undefined) saying.from = this.#media.heardMs + this.#media.queuedMs;
    this.#listener.sounds(answer);
  }

  #remember(answer: string): void {
    this.#cut.add(answer);
    const [oldest] = this.#cut;
    if (this.#cut.size > MOST_REMEMBERED && oldest !== undefined) this.#cut.delete(oldest);
  }
}
