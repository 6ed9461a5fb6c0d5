import { charactersMedia } from './characters.js';
import { dateMedia, timeMedia } from './date-media.js';
import { momentAt } from './moment.js';
import { numberMedia } from './number-files.js';
import type { SpokenLanguage } from './spoken-language.js';

/** The longest file of silence, in seconds. */
const LONGEST_SILENCE = 10;

/**
 * What is counted or paid, by the sounds of its names.
 * @publicApi
 */
export interface MoneyNames {
  /** Media for the whole unit: `sound:euros`. Default: `sound:digits/dollars`. */
  readonly unit?: string;
  /** Media for the hundredth part: `sound:cents`. Without it the hundredths are said without a name. */
  readonly hundredth?: string;
}

/**
 * Media URIs of what has no sound file of its own: numbers, dates, times, money, letters. They are lists of sound files
 * that Asterisk's core sounds have, so that a key interrupts them at once; `digits:42` and its like, which Asterisk puts
 * together, cannot be interrupted.
 *
 * ```ts
 * await play(channel, ['sound:queue-thereare', ...AudioUri.number(21, 'en'), 'sound:queue-callswaiting']);
 * ```
 *
 * The sounds of the language must be installed, and `play` be given that `language` where the channel has another. German
 * numbers are said by Asterisk (`number:42`): their files are not part of its core sounds.
 * @publicApi
 */
export const AudioUri = {
  /** A sound file by its name. */
  sound: (name: string): string => `sound:${name}`,

  /** A stored recording by its name. */
  recording: (name: string): string => `recording:${name}`,

  /** A tone of `indications.conf` (`busy`, `ring`, `congestion`) or one described (`440+480/2000,0/4000`). Never ends. */
  tone: (name: string): string => `tone:${name}`,

  /** Silence, in whole seconds. */
  silence(seconds: number): string[] {
    const whole = Math.max(0, Math.ceil(seconds));
    const full = Array.from({ length: Math.floor(whole / LONGEST_SILENCE) }, () => `sound:silence/${LONGEST_SILENCE}`);
    return whole % LONGEST_SILENCE === 0 ? full : [...full, `sound:silence/${whole % LONGEST_SILENCE}`];
  },

  /** Digit by digit, with `*` and `#`: a telephone number. */
  digits: (digits: string): string[] => charactersMedia(digits.replaceAll(/[^0-9*#]/g, '')),

  /** Sign by sign: a reference, a name. */
  characters: (text: string): string[] => charactersMedia(text),

  /**
   * A whole number: "forty-two".
   *
   * @throws {RangeError} it is not whole, or has more than nine digits.
   */
  number: (number: number, language?: SpokenLanguage): string[] => numberMedia(number, language),

  /** A date in the order of the language: "Friday, November 27th, 2026". */
  date: (date: Date, language: SpokenLanguage, timeZone?: string): string[] =>
    dateMedia(momentAt(date, timeZone), language),

  /** A time of day: "three oh five p m" in English, by 24 hours in the others. */
  time: (date: Date, language: SpokenLanguage, timeZone?: string): string[] =>
    timeMedia(momentAt(date, timeZone), language),

  /** A date and a time of day. */
  dateTime: (date: Date, language: SpokenLanguage, timeZone?: string): string[] => [
    ...AudioUri.date(date, language, timeZone),
    ...(language === 'en' ? ['sound:digits/at'] : []),
    ...AudioUri.time(date, language, timeZone),
  ],

  /** Hours, minutes and seconds, without those that are none: "two minutes five seconds". */
  duration(ms: number, language: SpokenLanguage): string[] {
    const seconds = Math.max(0, Math.round(ms / 1_000));
    const parts = [
      [Math.floor(seconds / 3_600), 'hour'],
      [Math.floor(seconds / 60) % 60, 'minute'],
      [seconds % 60, 'second'],
    ] as const;
    const said = parts.filter(([many]) => many > 0);
    const all = said.length > 0 ? said : parts.slice(2);
    return all.flatMap(([many, unit]) => [...numberMedia(many, language), unitMedia(many, unit, language)]);
  },

  /** An amount: "twelve dollars and fifty". */
  money(
    amount: number,
    language: SpokenLanguage,
    { unit = 'sound:digits/dollars', hundredth }: MoneyNames = {},
  ): string[] {
    const hundredths = Math.round(Math.abs(amount) * 100);
    const sign = amount < 0 ? ['sound:digits/minus'] : [];
    const whole = [...sign, ...numberMedia(Math.floor(hundredths / 100), language), unit];
    if (hundredths % 100 === 0) return whole;
    return [...whole, ...numberMedia(hundredths % 100, language), ...(hundredth === undefined ? [] : [hundredth])];
  },
} as const;

/** The plural, or the singular where there is a file of it: of an hour there is none, and in Spanish of nothing. */
function unitMedia(many: number, unit: 'hour' | 'minute' | 'second', language: SpokenLanguage): string {
  const singular = many === 1 && unit !== 'hour' && (language === 'en' || language === 'fr');
  return `sound:${unit}${singular ? '' : 's'}`;
}
