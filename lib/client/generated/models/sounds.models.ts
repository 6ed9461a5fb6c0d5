// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.

/**
 * One file of a sound.
 * @publicApi
 */
export interface FormatLangPair {
  /** Language, such as `en`. */
  readonly language: string;
  /** File format, such as `gsm` or `wav`. */
  readonly format: string;
}
