/** A release of Asterisk. */
export type AsteriskRelease = readonly [major: number, minor: number, patch: number];

/** Describes a fault of Asterisk that its users meet, and that is not theirs. */
export interface KnownFault {
  /** What happens, in words that go on after "Asterisk 22.10.1: ". */
  readonly text: string;
  /** What to do about it. */
  readonly change: string;
  /**
   * First release of each series that is free of it, by the major number. An older series has it in every release, a
   * newer one in none; empty where no release is known to be free of it: then it counts up to the newest that was tried.
   */
  readonly mended: Readonly<Record<number, AsteriskRelease>>;
  /** First release of each series that has it, as `mended`: an older series has it in none. Default: every release. */
  readonly came?: Readonly<Record<number, AsteriskRelease>>;
  /** The way in which this library keeps its users out of it; then nothing is left to be done. */
  readonly avoided?: string;
  /** The operation that meets it, what Asterisk says then, and when that is no fault. */
  readonly shows?: { readonly operation: string; readonly says: string; readonly unless: string };
  /** Where it was seen, or is written down. */
  readonly source: string;
}
