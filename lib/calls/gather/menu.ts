import type { Channel } from '../../client/index.js';
import { type VerbEnd, withinCall } from '../verb/index.js';
import type { GatherOptions } from './gather-options.js';
import type { GatherFailure } from './gather-outcome.js';
import { gatherSettings } from './gather-settings.js';
import { MASK, questionStory, toldAnswer } from './gather-story.js';
import { ask } from './question.js';

/** What a menu decides by itself. */
type Decided = 'match' | 'numDigits' | 'minDigits' | 'maxDigits' | 'validDigits' | 'recognizer' | 'accept' | 'filler';

/**
 * What a menu offers. Everything else is as in {@link GatherOptions}; `finishOnKey` is empty by default, so that `#` may
 * be a choice.
 * @publicApi
 */
export interface MenuOptions<Choices extends object> extends Omit<GatherOptions, Decided> {
  /** What each key, or each few keys, stands for: anything. */
  readonly choices: Choices;
}

/**
 * What was chosen in a menu: the keys, and what stands for them.
 * @publicApi
 */
export type MenuChoice<Choices extends object> = {
  [Key in keyof Choices]: {
    readonly outcome: 'chosen';
    readonly key: `${Key & (string | number)}`;
    readonly choice: Choices[Key];
  };
}[keyof Choices];

/**
 * Offers choices to the party on this channel, and ends with the one whose keys it pressed. A key that is none of them is
 * `nomatch`; with `1` and `12` among the choices, `1` alone is chosen when no `2` follows in time.
 *
 * ```ts
 * const chosen = await menu(channel, { prompt: 'sound:main-menu', choices: { 1: 'sales', 2: 'support' }, attempts: 2 });
 * if (chosen.outcome === 'chosen') await enqueue(channel, chosen.choice);
 * ```
 *
 * @throws {AriConfigurationException} an option is wrong, or there is no choice.
 * @publicApi
 */
export async function menu<const Choices extends Readonly<Record<string, unknown>>>(
  channel: Channel,
  { choices, ...options }: MenuOptions<Choices>,
): Promise<MenuChoice<Choices> | GatherFailure | VerbEnd> {
  const match = Object.keys(choices);
  const settings = gatherSettings(channel, 'menu', { finishOnKey: '', ...options, match });
  const summary = (result: MenuChoice<Choices> | GatherFailure): Readonly<Record<string, unknown>> =>
    result.outcome === 'chosen' ? { key: settings.secret ? MASK : result.key } : toldAnswer(result, settings);
  const verb = {
    kind: 'menu',
    summary,
    get parameters() {
      return { ...questionStory(settings), ...(settings.secret ? {} : { choices: match }) };
    },
  };
  return withinCall(channel, verb, options, async (scope) => {
    const answer = await ask(channel, scope, settings);
    if (answer.outcome === 'timeout' || answer.outcome === 'nomatch') return answer;
    const key = answer.outcome === 'digits' ? answer.digits : answer.transcript;
    return { outcome: 'chosen', key, choice: choices[key] } as MenuChoice<Choices>;
  });
}
