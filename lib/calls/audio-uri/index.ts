export { AudioUri, type MoneyNames } from './audio-uri.js';
export type { SpokenLanguage } from './spoken-language.js';
