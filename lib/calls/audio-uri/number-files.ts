import { englishNumber } from './english-number.js';
import { frenchNumber } from './french-number.js';
import { spanishNumber } from './spanish-number.js';
import type { SpokenLanguage } from './spoken-language.js';

const NUMBERS = { en: englishNumber, fr: frenchNumber, es: spanishNumber };

/** More than this has no words in the sound files of every language. */
const MOST = 999_999_999;

/**
 * The media that say a whole number. Where the sound files of a language are not at hand to be put together, Asterisk
 * says it in the language of the channel; that cannot be interrupted.
 */
export function numberMedia(number: number, language: SpokenLanguage | undefined): string[] {
  if (!Number.isSafeInteger(number) || Math.abs(number) > MOST) {
    throw new RangeError(`AudioUri: a number must be whole and at most ${MOST}`);
  }
  if (language === undefined || language === 'de') return [`number:${number}`];
  const words = NUMBERS[language](Math.abs(number));
  return files([...(number < 0 ? ['minus'] : []), ...words]);
}

/** Files of the folder `digits`. */
export function files(names: readonly string[]): string[] {
  return names.map((name) => `sound:digits/${name}`);
}
