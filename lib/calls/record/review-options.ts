import { type KnownOptions, type OptionChecks } from '../../client/internal.js';
import { checkPrompt, type Prompt, type PromptVoice } from '../say/index.js';

/**
 * How a party decides about its recording. It hears the recording and then the prompt.
 * @publicApi
 */
export interface ReviewOptions {
  /** Heard behind the recording: "to keep it, press 1; to record again, press 2". */
  readonly prompt: Prompt;
  /** The key that keeps it. Default `1`. */
  readonly accept?: string;
  /** The key that records again. Default `2`. */
  readonly again?: string;
  /** How often it may be recorded. Default 3. */
  readonly attempts?: number;
  /** How long no key may come, from the end of the prompt, in milliseconds; then it is kept. Default 5,000. */
  readonly timeout?: number;
}

const KNOWN: KnownOptions<ReviewOptions> = { prompt: true, accept: true, again: true, attempts: true, timeout: true };

/** @throws {AriConfigurationException} an option is wrong. */
export function reviewSettings<Outer extends { readonly review?: ReviewOptions }>(
  checks: OptionChecks<Outer>,
  given: ReviewOptions,
  voice: PromptVoice,
): Required<ReviewOptions> {
  const inner = checks.within<ReviewOptions>('review' as Extract<keyof Outer, string>, given, KNOWN);
  const prompt = given.prompt ?? inner.refuse('prompt', 'is missing: the party must hear which key does what');
  checkPrompt(prompt, voice);
  return {
    prompt,
    accept: inner.string('accept', '1'),
    again: inner.string('again', '2'),
    attempts: inner.whole('attempts', 3),
    timeout: inner.time('timeout', 5_000),
  };
}
