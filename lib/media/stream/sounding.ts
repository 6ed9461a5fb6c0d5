import { onAbort } from '../../client/internal.js';
import {
  AudioConverter,
  audioFormat,
  checkedAudio,
  durationMs,
  MediaFrame,
  type Audio,
  type AudioFormat,
  type AudioFormatName,
} from '../audio/index.js';
import type { FlushOutcome, MarkOutcome, Playout } from '../playout/index.js';
import { pieces, type AudioSource } from './play-source.js';
import type { PlayedSound } from './stream-parts.js';

/** A source that is being played. */
interface Playing {
  /** Ends it: nothing more of it is to be heard. */
  stop(): void;
}

/** The way out of a stream: everything that the caller hears of this program. */
export abstract class Sounding {
  /** The format that is read, and written where nothing else is said. */
  readonly format: AudioFormat;
  readonly #playout: Playout;
  readonly #linkFormat: AudioFormat;
  #outgoing: AudioConverter;
  #playing: Playing | undefined;
  /** Counts flushes: a source that waits for its turn ends with one. */
  #flushes = 0;
  #lastPlay: Promise<unknown> = Promise.resolve();

  constructor(playout: Playout, format: AudioFormat, linkFormat: AudioFormat) {
    this.format = format;
    this.#playout = playout;
    this.#linkFormat = linkFormat;
    this.#outgoing = new AudioConverter(format, linkFormat);
  }

  /** Whether it is open. */
  protected abstract get open(): boolean;

  /** Called after every flush. */
  protected abstract flushed(outcome: FlushOutcome): void;

  /**
   * Lets the caller hear a sound, behind what is being heard. Resolves when there is room for more: await it. Gives false
   * when the stream has ended, and nobody hears it.
   *
   * @throws {MediaException} `audio`: it is no sound of the format. `overflow`: written on and on without waiting.
   */
  write(audio: Audio, options: { readonly format?: AudioFormatName } = {}): Promise<boolean> {
    try {
      return this.#write(audio, options);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Without waits where there is room: this is called for every frame of every call. */
  #write(audio: Audio, options: { readonly format?: AudioFormatName }): Promise<boolean> {
    if (!this.open) return Promise.resolve(false);
    const from = this.#formatOf(audio, options.format);
    const bytes = checkedAudio('media.write', audio, from);
    this.#playout.checkRoom(durationMs(from, bytes.length));
    if (this.#outgoing.from.name !== from.name) this.#outgoing = new AudioConverter(from, this.#linkFormat);
    const converted = this.#outgoing.convert(bytes);
    const room = converted.length > 0 ? this.#playout.write(converted) : undefined;
    return room === undefined ? Promise.resolve(this.open) : room.then(() => this.open);
  }

  /**
   * Plays a sound from its beginning to its end, behind what is being heard; resolves when it was heard, or thrown away. One
   * source at a time: a second one waits.
   *
   * @param options - `format` of its bytes, default that of the stream (a WAV file says its own); `signal` stops it, and
   *   what was not heard yet is flushed.
   * @throws {MediaException} `audio`: it is no sound of the format.
   */
  play(
    source: AudioSource,
    options: { readonly format?: AudioFormatName; readonly signal?: AbortSignal } = {},
  ): Promise<PlayedSound> {
    const flushes = this.#flushes;
    const played = this.#lastPlay.then(() => {
      const late = !this.open || this.#flushes !== flushes || options.signal?.aborted === true;
      return late ? { outcome: 'flushed' as const, playedMs: 0 } : this.#play(source, options);
    });
    this.#lastPlay = played.catch(() => {});
    return played;
  }

  /** Marks this place in the sound; settled once, when the sound before it was heard or thrown away. */
  async mark(name: string): Promise<MarkOutcome> {
    return this.#playout.mark(name);
  }

  /**
   * Throws away everything that the caller has not heard yet, here and at Asterisk; nothing of it is heard after this. For
   * a caller who interrupts. Does not end a pause.
   */
  flush(): FlushOutcome {
    const outcome = this.#playout.flush();
    this.#flushes += 1;
    this.#outgoing.reset();
    this.#playing?.stop();
    this.flushed(outcome);
    return outcome;
  }

  /** Lets the caller hear nothing of it until `resume`; what is written meanwhile waits. */
  pause(): void {
    this.#playout.pause();
  }

  resume(): void {
    this.#playout.resume();
  }

  get paused(): boolean {
    return this.#playout.paused;
  }

  /** Resolves when everything that was written so far was heard, or thrown away. */
  async drained(): Promise<MarkOutcome['outcome']> {
    return (await this.#playout.mark('')).outcome;
  }

  /** How much of our sound was heard since the opening, in milliseconds. */
  get heardMs(): number {
    return this.#playout.heardMs;
  }

  /** How much of our sound waits to be heard, in milliseconds. */
  get queuedMs(): number {
    return this.#playout.queuedMs;
  }

  /** Nothing more is heard. */
  protected silence(): void {
    this.#playout.close();
    this.#playing?.stop();
  }

  #formatOf(audio: Audio, name: AudioFormatName | undefined): AudioFormat {
    if (name !== undefined) return audioFormat(name);
    return audio instanceof MediaFrame ? audio.format : this.format;
  }

  async #play(
    source: AudioSource,
    { format, signal }: { readonly format?: AudioFormatName; readonly signal?: AbortSignal },
  ): Promise<PlayedSound> {
    const begin = this.heardMs + this.queuedMs;
    const result = (outcome: PlayedSound['outcome']): PlayedSound => {
      return { outcome, playedMs: Math.max(0, this.heardMs - begin) };
    };
    const flush = (): void => void this.flush();
    const endListening = onAbort(signal, flush);
    const over = new AbortController();
    try {
      return await new Promise<PlayedSound>((resolve, reject) => {
        // At once: a source that is slow must not keep the one who waits for its end.
        this.#playing = { stop: () => resolve((over.abort(), result('flushed'))) };
        this.#feed(source, format, over.signal).then((outcome) => resolve(result(outcome)), reject);
      });
    } finally {
      this.#playing = undefined;
      endListening();
    }
  }

  /** Writes a source to its end, and waits until it was heard. */
  async #feed(
    source: AudioSource,
    format: AudioFormatName | undefined,
    over: AbortSignal,
  ): Promise<MarkOutcome['outcome']> {
    for await (const piece of pieces(source, format, this.format)) {
      if (over.aborted) return 'flushed';
      await this.write(piece.audio, { format: piece.format.name });
      if (over.aborted) return 'flushed';
    }
    if (over.aborted) return 'flushed';
    const rest = this.#outgoing.rest();
    if (rest !== undefined) await this.#playout.write(rest);
    return this.drained();
  }
}
