import type { VerbEnd } from './verb-end.js';

/** Names a verb for the story of its call. Nothing in it may hold what a caller keeps secret. */
export interface Verb<T> {
  /** `gather`, `dial`, … */
  readonly kind: string;
  /** A getter, where it takes time to tell: nobody asks for it unless somebody listens. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What of its result others may see. */
  readonly summary?: (result: T) => Readonly<Record<string, unknown>>;
  /**
   * What is there all the same when the call, the signal or Asterisk ends the verb: a message of a caller who has hung
   * up. Undefined: nothing.
   */
  readonly salvage?: (end: VerbEnd) => Promise<T | undefined>;
}
