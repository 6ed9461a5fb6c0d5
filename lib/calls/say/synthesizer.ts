/**
 * How a text is to be spoken.
 * @publicApi
 */
export interface SynthesisOptions {
  readonly language?: string;
  readonly voice?: string;
  /** Aborts when nobody waits for the speech any more. */
  readonly signal: AbortSignal;
}

/**
 * Makes speech of text: the port to the speech service of your choice, as Asterisk has none. Put a
 * {@link CachedSynthesizer} before one that costs time or money.
 * @publicApi
 */
export interface Synthesizer {
  /** Speaks a text into a file that Asterisk can reach, and gives its media URI: `sound:/var/lib/speech/4711`. */
  synthesize(text: string, options: SynthesisOptions): Promise<string>;
}
