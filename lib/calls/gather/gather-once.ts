import type { Channel } from '../../client/index.js';
import type { Prompt, PromptVoice } from '../say/index.js';
import type { VerbScope } from '../verb/index.js';
import { gatherSettings } from './gather-settings.js';
import { ask } from './question.js';

/** A question within another verb. */
export interface InnerQuestion {
  readonly prompt: Prompt;
  readonly voice: PromptVoice;
  readonly match: readonly string[];
  readonly timeout: number;
}

/** Asks within another verb, whose story and end it shares; undefined when no answer comes. */
export async function gatherOnce(
  channel: Channel,
  scope: VerbScope,
  { prompt, voice, match, timeout }: InnerQuestion,
): Promise<string | undefined> {
  const { verb, language, synthesizer } = voice;
  const options = { prompt, match, timeout, language, synthesizer, finishOnKey: '' };
  const answer = await ask(channel, scope, gatherSettings(channel, verb, options));
  return answer.outcome === 'digits' ? answer.digits : undefined;
}
