/**
 * A text to be spoken by the `synthesizer` of the verb.
 * @publicApi
 */
export interface Spoken {
  readonly text: string;
  /** Language of the text, `en`, `de-CH`. Default: that of the verb. */
  readonly language?: string;
  /** Voice, by the name that the synthesizer knows. */
  readonly voice?: string;
}

/**
 * What a party hears, one after another: media URIs (`sound:hello-world`, `digits:42`, what {@link AudioUri} makes) and
 * texts to be spoken.
 * @publicApi
 */
export type Prompt = string | Spoken | readonly (string | Spoken)[];
