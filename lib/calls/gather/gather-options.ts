import type { Prompt, Synthesizer } from '../say/index.js';
import type { VerbOptions } from '../verb/index.js';
import type { DigitMatch } from './digit-match.js';
import type { Recognizer } from './recognizer.js';

/**
 * What is asked, and which answers there are. Times are milliseconds.
 * @publicApi
 */
export interface GatherOptions extends VerbOptions {
  /** What the party hears first. Default: nothing. */
  readonly prompt?: Prompt;
  /** Exactly so many digits: `minDigits` and `maxDigits` at once. */
  readonly numDigits?: number;
  /** Fewer digits are no answer. Default 1. */
  readonly minDigits?: number;
  /** The answer is complete with so many digits. Default 128. */
  readonly maxDigits?: number;
  /**
   * Keys that end the answer; they are no part of it. Default `#`, with an empty text none. Pressed before any digit, one
   * of them only silences the prompt.
   */
  readonly finishOnKey?: string;
  /** How long nothing may come, from the end of the prompt, and again from each digit. 0: no limit. Default 5,000. */
  readonly timeout?: number;
  /** The same from each digit once `minDigits` are there. Default: `timeout`. */
  readonly interDigitTimeout?: number;
  /** Keys that may be part of an answer; another one is no match at once. Default: all sixteen. */
  readonly validDigits?: string;
  /** Which digits are an answer. Default: any. */
  readonly match?: DigitMatch;
  /**
   * Has the last word on an answer that is otherwise right, a PIN looked up in a database. `false` is no match. The party
   * hears nothing meanwhile, unless `filler` says what.
   */
  readonly accept?: (answer: string, signal: AbortSignal) => boolean | Promise<boolean>;
  /** Heard again and again while `accept` takes its time. Default: nothing. */
  readonly filler?: Prompt;
  /** How often it is asked. Default 1. */
  readonly attempts?: number;
  /** Heard before the prompt when it is asked again, because nothing came. Default: nothing. */
  readonly onNoInput?: Prompt;
  /** Heard before the prompt when it is asked again, because what came was no answer. Default: nothing. */
  readonly onNoMatch?: Prompt;
  /**
   * What becomes of digits that were pressed before the question. `keep` (default) takes them as the answer, so that a
   * caller who knows the way need not listen; `drop` forgets them.
   */
  readonly typeAhead?: 'keep' | 'drop';
  /** The first digit silences the prompt. Default `true`; otherwise it is heard to its end, and digits count after it. */
  readonly bargeIn?: boolean;
  /** Digits and words during the prompt count. Default `true`; otherwise they are forgotten, and nothing interrupts. */
  readonly listenDuringPrompt?: boolean;
  /** How often the prompt is heard while nothing comes; 0: for ever. Default 1. */
  readonly loop?: number;
  /** What comes is secret: no log, event, story or error of this library holds it. Default `false`. */
  readonly secret?: boolean;
  /** Language of sounds, texts and speech. Default: that of the channel. */
  readonly language?: string;
  /** Speaks the texts of prompts. */
  readonly synthesizer?: Synthesizer;
  /** Hears speech as well as digits. A digit ends the listening: keys win. */
  readonly recognizer?: Recognizer;
  /** Words that are likely to be said. */
  readonly hints?: readonly string[];
  /** So many words silence the prompt; 0: any sound of the party. Default 1. */
  readonly minBargeInWords?: number;
  /** Less confident speech is no match. From 0 to 1, default 0. */
  readonly minConfidence?: number;
  /**
   * `auto` (default): the first utterance is the answer. A time: utterances are joined until so long nothing more is
   * heard; a key of `finishOnKey` ends them as well.
   */
  readonly speechTimeout?: 'auto' | number;
  /** Called with the words so far. */
  readonly onPartial?: (transcript: string) => void;
}
