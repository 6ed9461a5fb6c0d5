/**
 * A language whose numbers, dates and times are put together of sound files: English, French, Spanish and German.
 * @publicApi
 */
export type SpokenLanguage = 'en' | 'fr' | 'es' | 'de';
