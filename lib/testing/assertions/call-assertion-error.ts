import type { PhoneCall } from '../phones/index.js';

/**
 * A call that went another way than a test expected. Its text tells the whole call; test runners show the difference.
 * @publicApi
 */
export class CallAssertionError extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'ARI_CALL_ASSERTION';
  override readonly name = 'CallAssertionError';
  /** What the call was expected to show. */
  readonly expected: unknown;
  /** What it showed. */
  readonly actual: unknown;

  constructor(complaint: string, call: PhoneCall, expected: unknown, actual: unknown) {
    const story = call.story.map((line) => `\n  ${line}`).join('');
    super(`${complaint}\nWhat happened on this call:${story}`);
    this.expected = expected;
    this.actual = actual;
  }
}
