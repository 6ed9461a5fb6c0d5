import type { Channel } from '../../client/index.js';
import { withinCall } from '../verb/index.js';
import type { GatherOptions } from './gather-options.js';
import type { GatherAnswer, GatherFailure, GatherOutcome } from './gather-outcome.js';
import { gatherSettings } from './gather-settings.js';
import { questionStory, toldAnswer } from './gather-story.js';
import { ask } from './question.js';

/**
 * Asks the party on this channel for digits, or for words: plays the prompt, which the first key silences, and collects
 * keys until they are an answer. Time runs from the end of the prompt, and again from each key. When nothing or nothing
 * right comes, it asks again, as often as `attempts` says.
 *
 * ```ts
 * const pin = await gather(channel, { prompt: 'sound:vm-password', numDigits: 4, attempts: 3, secret: true });
 * if (pin.outcome === 'digits') await admit(channel, pin.digits);
 * ```
 *
 * @throws {AriConfigurationException} an option is wrong.
 * @throws {AriInvalidCallException} a prompt is no media URI of a kind that Asterisk plays.
 * @publicApi
 */
export async function gather(channel: Channel, options: GatherOptions = {}): Promise<GatherOutcome> {
  const settings = gatherSettings(channel, 'gather', options);
  const summary = (result: GatherAnswer | GatherFailure): Readonly<Record<string, unknown>> =>
    toldAnswer(result, settings);
  const verb = {
    kind: 'gather',
    summary,
    get parameters() {
      return questionStory(settings);
    },
  };
  return withinCall(channel, verb, options, (scope) => ask(channel, scope, settings));
}
