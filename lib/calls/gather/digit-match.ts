/**
 * What the digits so far are: the answer, the beginning of one, or neither.
 * @publicApi
 */
export type DigitVerdict = 'complete' | 'incomplete' | 'invalid';

/**
 * Which digits are an answer: a list of them, or a function that is asked after each key. With a list, `gather` ends at
 * once when no longer answer can follow, and when none can come any more.
 * @publicApi
 */
export type DigitMatch = readonly string[] | ((digits: string) => DigitVerdict);

/** Says what the digits so far are. */
export function verdictOf(match: DigitMatch | undefined, digits: string): DigitVerdict {
  if (match === undefined) return 'incomplete';
  if (typeof match === 'function') return match(digits);
  const longer = match.some((answer) => answer.length > digits.length && answer.startsWith(digits));
  if (longer) return 'incomplete';
  return match.includes(digits) ? 'complete' : 'invalid';
}

/** Whether the digits can stand as an answer when no more of them come. */
export function isAnswer(match: DigitMatch | undefined, digits: string): boolean {
  if (match === undefined) return true;
  return typeof match === 'function' ? match(digits) !== 'invalid' : match.includes(digits);
}
