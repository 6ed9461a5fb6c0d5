import type { Channel, PlaybackOutcome } from '../../client/index.js';
import type { VerbScope } from '../verb/index.js';
import type { Prompt } from './prompt.js';
import { promptMedia, type PromptVoice } from './prompt-media.js';

/** How a prompt is played. */
export interface PromptPlan {
  readonly prompt: Prompt;
  readonly voice: PromptVoice;
  /** How often it is heard; `Infinity` until it is stopped. Default 1. */
  readonly times?: number;
  /** Where in its first sound it begins, in milliseconds. */
  readonly offset?: number;
}

/** How a prompt ended: as its last sound did, or before it began. */
export type PromptEnd = PlaybackOutcome['outcome'];

/** A prompt that a party hears now. Stops with its verb. */
export class RunningPrompt {
  /** Resolves when it is over, and says how; rejects when Asterisk refuses to play it. */
  readonly finished: Promise<PromptEnd>;
  readonly #channel: Channel;
  readonly #scope: VerbScope;
  readonly #plan: PromptPlan;
  #stopped = false;
  #silence: (() => Promise<void>) | undefined;

  constructor(channel: Channel, scope: VerbScope, plan: PromptPlan) {
    this.#channel = channel;
    this.#scope = scope;
    this.#plan = plan;
    this.finished = this.#run();
    // A program that only stops it need not hear how it failed.
    this.finished.catch(() => {});
  }

  /** Silences it at once, and resolves when Asterisk has done so. Does nothing when it is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#silence?.();
  }

  async #run(): Promise<PromptEnd> {
    const { prompt, voice, times = 1, offset = 0 } = this.#plan;
    const media = await promptMedia(prompt, voice, this.#scope);
    let end: PromptEnd = 'finished';
    if (media.length === 0) return end;
    for (let heard = 0; heard < times; heard += 1) {
      end = heard === 0 && offset > 0 ? await this.#skipping(media, offset) : await this.#play(media, 0);
      if (end !== 'finished') return end;
    }
    return end;
  }

  /** The offset belongs to the first sound alone: with a list, Asterisk leaves it open to which ones it applies. */
  async #skipping([first = '', ...others]: readonly string[], offset: number): Promise<PromptEnd> {
    const end = await this.#play([first], offset);
    return end === 'finished' && others.length > 0 ? this.#play(others, 0) : end;
  }

  async #play(media: readonly string[], offset: number): Promise<PromptEnd> {
    if (this.#stopped || this.#scope.ended) return 'stopped';
    const { language } = this.#plan.voice;
    const lang = language === undefined ? {} : { lang: language };
    const playback = this.#channel.play(media, { ...lang, ...(offset > 0 ? { offsetms: offset } : {}) });
    // However often it is stopped, and by how many: one command.
    let silenced: Promise<void> | undefined;
    this.#silence = () => (silenced ??= playback.stop());
    const forget = this.#scope.defer(this.#silence);
    const { outcome } = await playback.finished({ timeout: Infinity, signal: this.#scope.signal });
    forget();
    this.#silence = undefined;
    return outcome;
  }
}
