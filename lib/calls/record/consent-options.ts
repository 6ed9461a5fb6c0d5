import type { KnownOptions, OptionChecks } from '../../client/internal.js';
import { checkPrompt, type Prompt, type PromptVoice } from '../say/index.js';

/**
 * How a party is asked whether it may be recorded. Without the key of consent nothing is recorded.
 * @publicApi
 */
export interface RecordConsentOptions {
  /** "This call is recorded. Press 1 if you agree, 2 if you do not." */
  readonly prompt: Prompt;
  /** The key that agrees. Default `1`. */
  readonly accept?: string;
  /** The key that does not. Default `2`. */
  readonly decline?: string;
  /** How often it is asked while no key, or another one, comes. Default 2. */
  readonly attempts?: number;
  /** How long no key may come, from the end of the prompt, in milliseconds. Default 5,000. */
  readonly timeout?: number;
}

const KNOWN: KnownOptions<RecordConsentOptions> = {
  prompt: true,
  accept: true,
  decline: true,
  attempts: true,
  timeout: true,
};

/** @throws {AriConfigurationException} an option is wrong. */
export function recordConsentSettings<Outer extends { readonly consent?: RecordConsentOptions }>(
  checks: OptionChecks<Outer>,
  given: RecordConsentOptions,
  voice: PromptVoice,
): Required<RecordConsentOptions> {
  const inner = checks.within<RecordConsentOptions>('consent' as Extract<keyof Outer, string>, given, KNOWN);
  const prompt = given.prompt ?? inner.refuse('prompt', 'is missing: the party must hear what it agrees to');
  checkPrompt(prompt, voice);
  return {
    prompt,
    accept: inner.string('accept', '1'),
    decline: inner.string('decline', '2'),
    attempts: inner.whole('attempts', 2),
    timeout: inner.time('timeout', 5_000),
  };
}
