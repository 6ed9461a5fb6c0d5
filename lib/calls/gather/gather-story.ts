import { promptParts } from '../say/index.js';
import type { GatherAnswer, GatherFailure } from './gather-outcome.js';
import type { GatherSettings } from './gather-settings.js';

/** Stands for what is secret; it does not even tell how long that is. */
export const MASK = '****';

/** What others may see of a question. */
export function questionStory(settings: GatherSettings): Readonly<Record<string, unknown>> {
  const { prompt, minDigits, maxDigits, finishOnKey, timeout, interDigitTimeout, attempts, secret, match } = settings;
  const numbers = { minDigits, maxDigits, finishOnKey, timeout, interDigitTimeout, attempts, secret };
  // A list of answers may be a list of passwords.
  const answers = Array.isArray(match) && !secret ? { match } : {};
  return { prompt: promptParts(prompt), speech: settings.recognizer !== undefined, ...numbers, ...answers };
}

/** What others may see of an answer. */
export function toldAnswer(
  result: GatherAnswer | GatherFailure,
  { secret }: GatherSettings,
): Readonly<Record<string, unknown>> {
  const shown: Readonly<Record<string, unknown>> = { ...result };
  if (!secret) return shown;
  const masked = ['digits', 'transcript'].filter((name) => Object.hasOwn(shown, name));
  return { ...shown, ...Object.fromEntries(masked.map((name) => [name, MASK])) };
}
