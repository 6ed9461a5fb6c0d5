import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AudioUri, type SpokenLanguage } from 'nestjs-ari/calls';

/** What Debian's packages of Asterisk's core sounds 1.6.1 hold of numbers, letters and units. */
const CORE_SOUNDS = JSON.parse(readFileSync(new URL('core-sounds.json', import.meta.url), 'utf8')) as Readonly<
  Record<'en' | 'fr' | 'es', readonly string[]>
>;
const LANGUAGES = ['en', 'fr', 'es'] as const;

const words = (media: readonly string[]): string =>
  media.map((uri) => uri.replace(/^sound:(?:digits\/)?/, '')).join(' ');
const missing = (media: readonly string[], language: 'en' | 'fr' | 'es'): string[] =>
  media.filter((uri) => !CORE_SOUNDS[language].includes(uri.replace('sound:', '')));

const FRIDAY = new Date('2026-11-27T14:05:00Z');

describe('AudioUri', () => {
  it.each([
    [0, 'en', '0'],
    [42, 'en', '40 2'],
    [113, 'en', '1 hundred 13'],
    [-2_000_021, 'en', 'minus 2 million 20 1'],
    [21, 'fr', '20 et 1'],
    [71, 'fr', '60 et 11'],
    [91, 'fr', '4 20 11'],
    [1_180, 'fr', 'thousand hundred 4 20'],
    [29, 'es', '29'],
    [42, 'es', '40 and 2'],
    [100, 'es', 'hundred'],
    [142, 'es', '100-and 40 and 2'],
    [1_500, 'es', 'thousand 500'],
    [1_000_000, 'es', '1M million'],
    [2_000_000, 'es', '2 millions'],
  ] as const)('says %d in %s as %s', (number, language, said) => {
    expect(words(AudioUri.number(number, language))).toBe(said);
  });

  it.each([
    ['en', 'day-5 mon-10 20 h-7 20 20 6', '2 oh 5 p-m'],
    ['fr', 'day-5 20 7 mon-10 2 thousand 20 6', '14 oclock 5'],
    ['es', 'day-5 27 es-de mon-10 es-de 2 thousand 26', '14 and 5'],
    ['de', 'day-5 h-27 mon-10 number:2026', 'number:14 oclock number:5'],
  ] as const)('says a date and a time in the order of %s', (language, date, time) => {
    expect(words(AudioUri.date(FRIDAY, language, 'UTC'))).toBe(date);
    expect(words(AudioUri.time(FRIDAY, language, 'UTC'))).toBe(time);
  });

  it.each([
    [1905, '19 oh 5'],
    [1900, '19 hundred'],
    [2005, '2 thousand 5'],
    [2000, '2 thousand'],
    [2010, '20 10'],
  ])('says the year %d in English as %s', (year, said) => {
    expect(words(AudioUri.date(new Date(Date.UTC(year, 0, 2)), 'en', 'UTC'))).toMatch(new RegExp(`mon-0 h-2 ${said}$`));
  });

  it('the clock is that of the time zone', () => {
    expect(words(AudioUri.time(FRIDAY, 'en', 'Asia/Tokyo'))).toBe('11 oh 5 p-m');
    expect(words(AudioUri.time(new Date('2026-11-27T00:00:00Z'), 'en', 'UTC'))).toBe('12 oclock a-m');
  });

  it('spells, counts time and names money', () => {
    expect(words(AudioUri.digits('+31 70*1#'))).toBe('3 1 7 0 star 1 pound');
    expect(AudioUri.characters('b-7')).toEqual(['sound:letters/b', 'sound:letters/dash', 'sound:digits/7']);
    expect(words(AudioUri.duration(3_725_000, 'en'))).toBe('1 hours 2 minutes 5 seconds');
    expect(words(AudioUri.duration(61_000, 'en'))).toBe('1 minute 1 second');
    expect(words(AudioUri.duration(0, 'en'))).toBe('0 seconds');
    expect(words(AudioUri.money(12.5, 'en'))).toBe('12 dollars 50');
    expect(words(AudioUri.money(-3, 'en', { unit: 'sound:euros' }))).toBe('minus 3 euros');
    expect(words(AudioUri.money(0.99, 'en', { hundredth: 'sound:cents' }))).toBe('0 dollars 90 9 cents');
    expect(AudioUri.silence(25)).toEqual(['sound:silence/10', 'sound:silence/10', 'sound:silence/5']);
    expect([AudioUri.sound('a'), AudioUri.recording('b'), AudioUri.tone('busy')]).toEqual([
      'sound:a',
      'recording:b',
      'tone:busy',
    ]);
  });

  it('refuses what has no words', () => {
    expect(() => AudioUri.number(1.5, 'en')).toThrow('must be whole');
    expect(() => AudioUri.number(1e9, 'fr')).toThrow('at most 999999999');
  });

  it('uses only sound files that exist, for every number, date and time', () => {
    const language = fc.constantFrom(...LANGUAGES);
    const number = fc.oneof(
      fc.integer({ min: -1_000, max: 2_000 }),
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
    );
    const date = fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(language, number, date, (spoken: SpokenLanguage, many, when) => {
        const media = [
          ...AudioUri.number(many, spoken),
          ...AudioUri.dateTime(when, spoken, 'UTC'),
          ...AudioUri.duration(Math.abs(many) * 10, spoken),
          ...AudioUri.money(many / 100, spoken),
          ...AudioUri.characters('AZ 09.-/@$=+!*#'),
          ...AudioUri.silence(many % 40),
        ];
        expect(missing(media, spoken as 'en')).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
