import type { SynthesisOptions, Synthesizer } from './synthesizer.js';

/** How many spoken texts are remembered. */
const MOST = 1_000;

/**
 * Remembers which file a text was spoken into, so that the same text in the same voice is made once. Of texts that many
 * calls ask for at the same moment it asks for one. What fails is asked for again the next time.
 * @publicApi
 */
export class CachedSynthesizer implements Synthesizer {
  readonly #inner: Synthesizer;
  readonly #most: number;
  /** The longest unused stands first. */
  readonly #files = new Map<string, Promise<string>>();

  /** @param most - how many texts are remembered; beyond that the longest unused is forgotten. Default 1,000. */
  constructor(inner: Synthesizer, most = MOST) {
    this.#inner = inner;
    this.#most = Math.max(1, most);
  }

  /** How many texts are remembered. */
  get size(): number {
    return this.#files.size;
  }

  async synthesize(text: string, { language, voice, signal }: SynthesisOptions): Promise<string> {
    const key = JSON.stringify([text, language ?? '', voice ?? '']);
    const known = this.#files.get(key) ?? this.#made(key, text, { language, voice });
    this.#files.delete(key);
    this.#files.set(key, known);
    if (this.#files.size > this.#most) this.#forgetOldest();
    signal.throwIfAborted();
    return known;
  }

  #made(key: string, text: string, options: Pick<SynthesisOptions, 'language' | 'voice'>): Promise<string> {
    // Not ended by the first call that asks: others may wait for the same text.
    const file = this.#inner.synthesize(text, { ...options, signal: new AbortController().signal });
    file.catch(() => {
      if (this.#files.get(key) === file) this.#files.delete(key);
    });
    return file;
  }

  #forgetOldest(): void {
    const [oldest] = this.#files.keys();
    if (oldest !== undefined) this.#files.delete(oldest);
  }
}
