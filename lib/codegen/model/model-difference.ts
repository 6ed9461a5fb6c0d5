/**
 * One thing in which two models differ.
 * @publicApi
 */
export interface ModelDifference {
  /** For example `operation channels.play, parameter lang`. */
  readonly place: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** What was there, in words. */
  readonly before?: string;
  /** What is there now. */
  readonly after?: string;
  /** Whether a caller of the first API can fail on the second. */
  readonly breaks: boolean;
  /** All of it in one line. */
  readonly text: string;
}
