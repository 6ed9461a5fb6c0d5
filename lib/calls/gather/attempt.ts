import type { Channel } from '../../client/index.js';
import { type Prompt, RunningPrompt } from '../say/index.js';
import { Ending, type VerbScope } from '../verb/index.js';
import { AnswerSoFar, type Attempted } from './answer-so-far.js';
import { dropDigits } from './drop-digits.js';
import type { GatherSettings } from './gather-settings.js';
import { Happenings } from './happenings.js';
import type { Recognized } from './recognizer.js';

type Happening =
  | { readonly type: 'prompt is over' }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'heard'; readonly heard: Recognized }
  | { readonly type: 'deaf'; readonly error: unknown }
  | { readonly type: 'silence' };

/** Asks once: plays the prompt, listens to keys and words, and knows when that is an answer or none comes. */
export class Attempt {
  readonly #channel: Channel;
  readonly #settings: GatherSettings;
  readonly #prompt: RunningPrompt;
  readonly #answer: AnswerSoFar;
  readonly #happenings = new Happenings<Happening>();
  readonly #over = new Ending();
  readonly #speech = new Ending();
  #playing = true;
  #listening = false;
  #timer: NodeJS.Timeout | undefined;
  #recognizerError: unknown;

  constructor(channel: Channel, scope: VerbScope, settings: GatherSettings, prompt: Prompt) {
    this.#channel = channel;
    this.#settings = settings;
    this.#answer = new AnswerSoFar(settings);
    this.#over.whenOver(scope.ending.whenOver(() => this.#end()));
    // Listen before the first sound: a caller who knows the way presses at once.
    if (settings.bargeIn && settings.listenDuringPrompt) this.#listen();
    const { voice, times } = settings;
    this.#prompt = new RunningPrompt(channel, scope, { prompt, voice, times });
    this.#prompt.finished.then(
      () => this.#happenings.push({ type: 'prompt is over' }),
      (error: unknown) => this.#happenings.fail(error),
    );
  }

  /** Resolves when there is an answer, or none came. The prompt is silent then. */
  async result(): Promise<Attempted> {
    try {
      for (;;) {
        const attempted = this.#take(await this.#happenings.next());
        if (attempted !== undefined) return attempted;
      }
    } finally {
      this.#end();
      await this.#prompt.stop();
    }
  }

  #take(happening: Happening): Attempted | undefined {
    switch (happening.type) {
      case 'key':
        return this.#pressed(happening.key);
      case 'heard':
        return this.#heard(happening.heard);
      case 'silence':
        return this.#silence();
      case 'deaf':
        this.#recognizerError = happening.error;
        break;
      case 'prompt is over':
        this.#promptIsOver();
        break;
    }
    return undefined;
  }

  #promptIsOver(): void {
    if (!this.#settings.listenDuringPrompt) dropDigits(this.#channel);
    this.#listen();
    // What silenced it has set the time already.
    if (this.#playing) this.#wait();
    this.#playing = false;
  }

  #pressed(key: string): Attempted | undefined {
    this.#silencePrompt();
    const attempted = this.#answer.pressed(key);
    if (this.#answer.digits !== '') this.#speech.end();
    if (attempted !== undefined) return attempted;
    this.#nextKey();
    this.#wait();
    return undefined;
  }

  #heard(heard: Recognized): Attempted | undefined {
    if (this.#answer.digits !== '') return undefined;
    if (this.#interrupts(heard)) this.#silencePrompt();
    if (heard.kind === 'interim') this.#settings.onPartial?.(heard.transcript);
    const attempted = heard.kind === 'final' ? this.#answer.said(heard.transcript, heard.confidence) : undefined;
    if (attempted === undefined && !this.#playing) this.#wait();
    return attempted;
  }

  #interrupts(heard: Recognized): boolean {
    const { minBargeInWords } = this.#settings;
    if (heard.kind === 'speaking') return minBargeInWords === 0;
    const words = heard.transcript.split(/\s+/).filter((word) => word !== '');
    return words.length >= minBargeInWords;
  }

  #silence(): Attempted {
    const attempted = this.#answer.silence();
    if (attempted.got !== 'nothing' || this.#recognizerError === undefined) return attempted;
    return { ...attempted, recognizerError: this.#recognizerError };
  }

  /** Silences the prompt. That it is over comes as a happening of its own. */
  #silencePrompt(): void {
    if (this.#playing) void this.#prompt.stop().catch(() => {});
    this.#playing = false;
  }

  #listen(): void {
    if (this.#listening || this.#over.over) return;
    this.#listening = true;
    this.#nextKey();
    void this.#recognize();
  }

  #nextKey(): void {
    this.#channel.nextDigit({ timeout: Infinity, signal: this.#over.signal }).then(
      (pressed) => {
        if (pressed.outcome === 'digit') this.#happenings.push({ type: 'key', key: pressed.digit });
      },
      () => {},
    );
  }

  async #recognize(): Promise<void> {
    const { recognizer, language, hints } = this.#settings;
    if (recognizer === undefined) return;
    const { signal } = this.#speech;
    try {
      for await (const heard of recognizer.recognize(this.#channel, { language, hints, signal })) {
        if (signal.aborted) return;
        this.#happenings.push({ type: 'heard', heard });
      }
    } catch (error) {
      // Keys still work: speech that fails must not end the call.
      if (!signal.aborted) this.#happenings.push({ type: 'deaf', error });
    }
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const { patience } = this.#answer;
    if (patience === 0 || this.#over.over) return;
    this.#timer = setTimeout(() => this.#happenings.push({ type: 'silence' }), patience);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#over.end();
    this.#speech.end();
  }
}
