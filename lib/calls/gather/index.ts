export { confirm, type ConfirmOptions } from './confirm.js';
export type { DigitMatch, DigitVerdict } from './digit-match.js';
export type { GatherOptions } from './gather-options.js';
export type { GatherAnswer, GatherFailure, GatherOutcome } from './gather-outcome.js';
export { gather } from './gather.js';
export { menu, type MenuChoice, type MenuOptions } from './menu.js';
export type { Recognized, RecognizeOptions, Recognizer } from './recognizer.js';
export { gatherOnce, type InnerQuestion } from './gather-once.js';
