import { isAnswer, verdictOf } from './digit-match.js';
import type { DigitsEndedBy, NoMatchReason } from './gather-outcome.js';
import type { GatherSettings } from './gather-settings.js';

/** What one attempt came to. */
export type Attempted =
  | { readonly got: 'digits'; readonly digits: string; readonly endedBy: DigitsEndedBy; readonly key?: string }
  | { readonly got: 'speech'; readonly transcript: string; readonly confidence?: number }
  | { readonly got: 'nothing'; readonly recognizerError?: unknown }
  | {
      readonly got: 'nomatch';
      readonly reason: NoMatchReason;
      readonly digits?: string;
      readonly transcript?: string;
    };

/** Puts together what the party presses and says in one attempt, and decides when that is an answer. */
export class AnswerSoFar {
  digits = '';
  readonly #settings: GatherSettings;
  readonly #utterances: string[] = [];
  #confidence: number | undefined;

  constructor(settings: GatherSettings) {
    this.#settings = settings;
  }

  /** Takes a key. Undefined: more may come. */
  pressed(key: string): Attempted | undefined {
    const { finishOnKey, validDigits, match, maxDigits } = this.#settings;
    if (finishOnKey.includes(key)) return this.#finished(key);
    const digits = this.digits + key;
    if (!validDigits.includes(key)) return { got: 'nomatch', reason: 'key', digits };
    this.digits = digits;
    this.#utterances.length = 0;
    const verdict = verdictOf(match, digits);
    if (verdict === 'invalid') return { got: 'nomatch', reason: 'match', digits };
    if (verdict === 'complete') return this.#complete('match');
    return digits.length >= maxDigits ? this.#complete('length') : undefined;
  }

  /** Takes an utterance. Undefined: more may come. */
  said(transcript: string, confidence: number | undefined): Attempted | undefined {
    if (confidence !== undefined && confidence < this.#settings.minConfidence) {
      return { got: 'nomatch', reason: 'confidence', transcript };
    }
    this.#utterances.push(transcript);
    // Of joined utterances the least certain one counts.
    if (confidence !== undefined) this.#confidence = Math.min(confidence, this.#confidence ?? 1);
    return this.#settings.speechTimeout === undefined ? this.#spoken() : undefined;
  }

  /** Nothing more came in time. */
  silence(): Attempted {
    if (this.digits !== '') return this.#complete('silence');
    return this.#utterances.length > 0 ? this.#spoken() : { got: 'nothing' };
  }

  /** How long nothing more may come, in milliseconds; 0 is no limit. */
  get patience(): number {
    const { minDigits, interDigitTimeout, timeout, speechTimeout } = this.#settings;
    if (this.#utterances.length > 0) return speechTimeout ?? timeout;
    return this.digits.length >= minDigits ? interDigitTimeout : timeout;
  }

  #finished(key: string): Attempted | undefined {
    if (this.digits !== '') return this.#complete('key', key);
    return this.#utterances.length > 0 ? this.#spoken() : undefined;
  }

  #complete(endedBy: DigitsEndedBy, key?: string): Attempted {
    const { digits } = this;
    if (digits.length < this.#settings.minDigits) return { got: 'nomatch', reason: 'length', digits };
    if (!isAnswer(this.#settings.match, digits)) return { got: 'nomatch', reason: 'match', digits };
    return { got: 'digits', digits, endedBy, ...(key === undefined ? {} : { key }) };
  }

  #spoken(): Attempted {
    const confidence = this.#confidence;
    const transcript = this.#utterances.join(' ');
    return { got: 'speech', transcript, ...(confidence === undefined ? {} : { confidence }) };
  }
}
