import type { Channel } from '../../client/index.js';
import { type VerbEnd, withinCall } from '../verb/index.js';
import type { GatherFailure } from './gather-outcome.js';
import { gatherSettings } from './gather-settings.js';
import { questionStory } from './gather-story.js';
import type { MenuOptions } from './menu.js';
import { ask } from './question.js';

/**
 * A question that is answered by yes or no.
 * @publicApi
 */
export interface ConfirmOptions extends Omit<MenuOptions<object>, 'choices'> {
  /** The key for yes. Default `1`. */
  readonly yes?: string;
  /** The key for no. Default `2`. */
  readonly no?: string;
}

/**
 * Asks the party on this channel for a yes or a no.
 *
 * @throws {AriConfigurationException} an option is wrong.
 * @publicApi
 */
export async function confirm(
  channel: Channel,
  { yes = '1', no = '2', ...options }: ConfirmOptions,
): Promise<{ readonly outcome: 'yes' } | { readonly outcome: 'no' } | GatherFailure | VerbEnd> {
  const settings = gatherSettings(channel, 'confirm', { finishOnKey: '', ...options, match: [yes, no] });
  const parameters = { ...questionStory(settings), yes, no };
  return withinCall(channel, { kind: 'confirm', parameters }, options, async (scope) => {
    const answer = await ask(channel, scope, settings);
    if (answer.outcome !== 'digits') return answer as GatherFailure;
    return { outcome: answer.digits === yes ? 'yes' : 'no' } as const;
  });
}
