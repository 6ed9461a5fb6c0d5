import { englishYear } from './english-number.js';
import type { Moment } from './moment.js';
import { files, numberMedia } from './number-files.js';
import type { SpokenLanguage } from './spoken-language.js';

type Say = (moment: Moment) => string[];

/** The order of the words is that of the language. */
const DATES: Readonly<Record<SpokenLanguage, Say>> = {
  en: ({ year, month, day, weekday }) =>
    files([`day-${weekday}`, `mon-${month}`, ...englishOrdinal(day), ...englishYear(year)]),
  fr: ({ year, month, day, weekday }) => [
    ...files([`day-${weekday}`]),
    // The first of a month alone is an ordinal.
    ...(day === 1 ? files(['h-1']) : numberMedia(day, 'fr')),
    ...files([`mon-${month}`]),
    ...numberMedia(year, 'fr'),
  ],
  es: ({ year, month, day, weekday }) => [
    ...files([`day-${weekday}`]),
    ...numberMedia(day, 'es'),
    ...files(['es-de', `mon-${month}`, 'es-de']),
    ...numberMedia(year, 'es'),
  ],
  de: ({ year, month, day, weekday }) => [
    ...files([`day-${weekday}`, `h-${day}`, `mon-${month}`]),
    ...numberMedia(year, 'de'),
  ],
};

/** Says a date in the order of the language: "Friday, November 27th, 2026", "vendredi 27 novembre 2026". */
export function dateMedia(moment: Moment, language: SpokenLanguage): string[] {
  return DATES[language](moment);
}

/** Says a time of day: "three oh five p m", "quinze heures cinq". */
export function timeMedia({ hour, minute }: Moment, language: SpokenLanguage): string[] {
  if (language === 'en') {
    const minutes = minute === 0 ? ['oclock'] : minute < 10 ? ['oh', `${minute}`] : undefined;
    const said = minutes === undefined ? numberMedia(minute, 'en') : files(minutes);
    return [...files([`${hour % 12 === 0 ? 12 : hour % 12}`]), ...said, ...files([hour < 12 ? 'a-m' : 'p-m'])];
  }
  const minutes = minute === 0 ? [] : numberMedia(minute, language);
  const joined = language === 'es' ? (minute === 0 ? ['oclock'] : ['and']) : ['oclock'];
  return [...numberMedia(hour, language), ...files(joined), ...minutes];
}

/** The files go to the 20th, and by tens. */
function englishOrdinal(day: number): string[] {
  if (day <= 20 || day % 10 === 0) return [`h-${day}`];
  return [`${day - (day % 10)}`, `h-${day % 10}`];
}
